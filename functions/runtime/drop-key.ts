/** What a key of the drop says about itself: which folder, which stem, sidecar or transcript. */

export const inputFolders = ['roster', 'training', 'rubrics', 'policy', 'scorecards', 'outcomes'] as const;
export type InputFolder = (typeof inputFolders)[number];

export type DropKey =
  | { readonly kind: 'transcript' | 'sidecar'; readonly stem: string }
  | { readonly kind: 'input'; readonly folder: InputFolder }
  | { readonly kind: 'stray' };

const sidecarEnding = '.meta.json';
/** Endings a sidecar may repeat: `a.vtt.meta.json` belongs to `a.vtt` as `a.meta.json` does. */
const transcriptEnding = /\.(vtt|srt|txt|md|markdown|json|csv|docx)$/i;

export const readKey = (key: string): DropKey => {
  const folder = key.slice(0, key.indexOf('/'));
  if (folder === 'transcripts') {
    const lower = key.toLowerCase();
    return lower.endsWith(sidecarEnding)
      ? { kind: 'sidecar', stem: key.slice(0, -sidecarEnding.length).replace(transcriptEnding, '') }
      : { kind: 'transcript', stem: key.replace(/\.[A-Za-z0-9]{1,8}$/, '') };
  }
  const input = inputFolders.find((name) => name === folder);
  return input === undefined ? { kind: 'stray' } : { kind: 'input', folder: input };
};
