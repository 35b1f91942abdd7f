/** A line that moves while something takes longer than a second and a person is watching; else nothing at all. */

/** Shown from then on: what is over sooner needs no bar. */
const patienceMs = 1000;
/** As often as an eye follows. */
const everyMs = 100;

export type ProgressLine = { readonly show: (line: string) => void; readonly end: () => void };

export const progressLine = (stream: NodeJS.WriteStream = process.stderr): ProgressLine => {
  if (!stream.isTTY) return { show: () => undefined, end: () => undefined };
  const began = Date.now();
  let last = 0;
  return {
    show(line) {
      const now = Date.now();
      if (now - began < patienceMs || now - last < everyMs) return;
      last = now;
      stream.write(`\r\u001B[2K${line.slice(0, Math.max(20, stream.columns - 1))}`);
    },
    end() {
      if (last > 0) stream.write('\r\u001B[2K');
    },
  };
};

/** `[#####.....] 50 of 100`. */
export const bar = (done: number, all: number, width = 30): string => {
  const full = all === 0 ? width : Math.min(width, Math.floor((done / all) * width));
  return `[${'#'.repeat(full)}${'.'.repeat(width - full)}] ${done} of ${all}`;
};
