/** What the disk refused, in words for whoever named the file or the folder. */

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  ENOTDIR: 'lies in something that is no folder',
  EISDIR: 'is a folder',
  EEXIST: 'is there already, as something else',
  EACCES: 'is closed to this user',
  EPERM: 'is closed to this user',
  EROFS: 'lies on a disk that is only read',
  ENOSPC: 'finds no room on its disk',
};

/** Why the disk refused; undefined for any other fault. */
export const whyRefused = (fault: unknown): string | undefined =>
  fault instanceof Error && 'code' in fault && 'syscall' in fault
    ? (reasons[String(fault.code)] ?? `cannot be used (${String(fault.code)})`)
    : undefined;

/** The path that was refused, and why; undefined where the fault is another or names none. */
export const refusedPath = (fault: unknown): string | undefined => {
  const why = whyRefused(fault);
  return why !== undefined && fault instanceof Error && 'path' in fault && typeof fault.path === 'string'
    ? `${fault.path} ${why}`
    : undefined;
};
