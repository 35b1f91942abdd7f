import { startMinistack } from './ministack.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { S3Client, CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { deployments } from '../../infra/aws/deployments.ts';
const m = await startMinistack();
writeFileSync('/tmp/em/endpoint', m.endpoint + ' ' + m.pid);
const region = 'eu-central-1';
const credentials = { accessKeyId: '111122223333', secretAccessKey: 'none' };
const s3 = new S3Client({ endpoint: m.endpoint, region, credentials, forcePathStyle: true });
await s3.send(new CreateBucketCommand({ Bucket: 'code' }));
const [d] = deployments('cdk.out');
for (const a of [...d!.assets, d!.template]) await s3.send(new PutObjectCommand({ Bucket: 'code', Key: a.key, Body: readFileSync(a.file) }));
const cfn = async (params: Record<string, string>) => {
  const r = await fetch(m.endpoint, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `AWS4-HMAC-SHA256 Credential=111122223333/20260101/${region}/cloudformation/aws4_request, SignedHeaders=host, Signature=none` }, body: new URLSearchParams({ Version: '2010-05-15', ...params }) });
  return `${r.status} ${await r.text()}`;
};
console.log((await cfn({ Action: 'CreateStack', StackName: d!.stack, TemplateURL: `${m.endpoint}/code/${d!.template.key}`, 'Capabilities.member.1': 'CAPABILITY_IAM', 'Parameters.member.1.ParameterKey': 'AssetBucket', 'Parameters.member.1.ParameterValue': 'code' })).slice(0, 1500));
for (let i = 0; i < 30; i++) { const t = await cfn({ Action: 'DescribeStacks', StackName: d!.stack }); const st = /<StackStatus>(.*?)</.exec(t)?.[1]; console.log(st, /<StackStatusReason>([\s\S]*?)</.exec(t)?.[1]); if (st !== 'CREATE_IN_PROGRESS') { console.log(t.slice(0, 4000)); break; } await new Promise(r => setTimeout(r, 1000)); }
const ev = await cfn({ Action: 'DescribeStackEvents', StackName: d!.stack });
console.log(ev.match(/<ResourceStatusReason>[^<]+/g)?.slice(0, 10));
await new Promise(r => setTimeout(r, 1500_000));
