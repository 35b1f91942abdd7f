/** The package names a file of types that it does not ship; this is the part that is called. */
declare module 'node-webvtt' {
  export function parse(text: string): { readonly cues: readonly unknown[] };
}
