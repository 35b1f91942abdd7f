/**
 * Eleven faults that somebody could make, each as a change of the sources: the text to find, which must be
 * there exactly once, and what to put in its place. The product itself has no switch for any of them.
 */
export type Change = { readonly file: string; readonly find: string; readonly put: string };
export type Planted = { readonly name: string; readonly changes: readonly Change[] };

export const plantedFaults: readonly Planted[] = [
  {
    name: "drop the condition on the loop's row",
    changes: [
      {
        file: 'functions/record-loop/step.ts',
        find: "if (standing < 0) return { outcome: 'superseded' };",
        put: '',
      },
    ],
  },
  {
    name: 'count before the transaction',
    changes: [
      {
        file: 'functions/record-loop/step.ts',
        find: '  const change: LoopChange = { before: before?.body, next };\n',
        put: [
          '  const kept = await read(ledger, recordRow, keys.record(next.interviewer));',
          '  const isNew = before === undefined && next.counted && kept !== undefined;',
          '  if (isNew) await ledger.commit([putRecord(kept.key, kept.version, { ...kept.body, loops: kept.body.loops + 1, calibratedLoops: kept.body.calibratedLoops + (next.verdict.calibrated ? 1 : 0) })]);',
          '  const change: LoopChange = { before: isNew ? next : before?.body, next };',
          '',
        ].join('\n'),
      },
      {
        file: 'functions/record-loop/step.ts',
        find: '  quarantineRow,\n',
        put: '  quarantineRow,\n  recordRow,\n',
      },
      {
        file: 'functions/record-loop/step.ts',
        find: 'import { countedRow, recount }',
        put: "import { putRecord } from '../runtime/record-row.ts';\nimport { countedRow, recount }",
      },
    ],
  },
  {
    name: 'forget the Catch on analyze',
    changes: [
      {
        file: 'workflows/task.ts',
        find: 'Catch: [caught(options.caughtBy)],',
        put: "Catch: step === 'analyze' ? [] : [caught(options.caughtBy)],",
      },
    ],
  },
  {
    name: 'send the mail before its intent is stored',
    changes: [
      {
        file: 'functions/runtime/change-task.ts',
        find: '    ...(await mailWrites(ports.ledger, task, effects, now)),\n',
        put: "    ...mails.map((write) => ({ ...write, nextAt: undefined, body: { ...write.body, state: 'sent', sentAt: now } })),\n",
      },
      {
        file: 'functions/runtime/change-task.ts',
        find: '  const newlyMissed = ',
        put: [
          '  const mails = await mailWrites(ports.ledger, task, effects, now);',
          '  for (const { body } of mails)',
          "    await ports.mailer.send({ id: body.id, from: 'a@example.test', to: { name: 'A', address: 'a@example.test' }, subject: 'Now', html: '', text: '', date: now });",
          '  const newlyMissed = ',
        ].join('\n'),
      },
    ],
  },
  {
    name: 'ignore the revision order',
    changes: [{ file: 'core/transcript/inbox.ts', find: 'a.revision - b.revision || ', put: '' }],
  },
  {
    name: "sweep compares with < instead of <= at a bucket's edge",
    changes: [
      {
        file: 'functions/adapters/memory-ledger.ts',
        find: 'nextAt <= until',
        put: 'nextAt < until',
      },
    ],
  },
  {
    name: 'reminder not cleared when coached',
    changes: [
      {
        file: 'core/coaching/next-look.ts',
        find: "if (task.state !== 'open') return undefined;",
        put: "if (task.state !== 'open' && task.state !== 'coached') return undefined;",
      },
    ],
  },
  {
    name: 'quarantine swallows the second failure',
    changes: [
      {
        file: 'functions/quarantine/step.ts',
        find: '  const policy = await policyInForce(ports.ledger);\n',
        put: '  if (input.attempt > 0) return { code };\n  const policy = await policyInForce(ports.ledger);\n',
      },
    ],
  },
  {
    name: 'redrive reuses the attempt number',
    changes: [
      {
        file: 'functions/admit/step.ts',
        find: 'attempt: (before?.body.attempt ?? 0) + (again ? 1 : 0),',
        put: 'attempt: before?.body.attempt ?? 0,',
      },
    ],
  },
  {
    name: 'note the upload before its loop is wanted',
    changes: [
      {
        file: 'functions/admit/place-loop.ts',
        find: '  await ports.ledger.commitInOrder([put(inboxRow',
        put: '  const noted = await uploaded(placing, ports);\n  await ports.ledger.commitInOrder([...noted, put(inboxRow',
      },
      {
        file: 'functions/admit/place-loop.ts',
        find: '  const noted = await uploaded(placing, ports);\n  const isOwn = (listed',
        put: '  const isOwn = (listed',
      },
      {
        file: 'functions/admit/place-loop.ts',
        find: '    ...(await settledScorecards(placed, card?.source, ports)),\n    ...noted,\n',
        put: '    ...(await settledScorecards(placed, card?.source, ports)),\n',
      },
    ],
  },
  {
    name: 'erase skips artefacts',
    changes: [
      {
        file: 'infra/local/operations/erasure/erase.ts',
        find: '  for (const loopId of loops) removedArtefacts += await artefacts.remove(`loops/${loopId}/`);\n',
        put: '',
      },
    ],
  },
];
