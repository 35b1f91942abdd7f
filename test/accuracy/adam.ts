/** One step of Adam with weight decay (Kingma and Ba 2015; Loshchilov and Hutter 2019), for whatever is fitted here. */
/** A block of parameters with Adam's two moving means of their slopes. */
export class Block {
  readonly value: Float64Array;
  readonly slope: Float64Array;
  readonly #mean: Float64Array;
  readonly #square: Float64Array;
  readonly #decay: number;

  constructor(size: number, decayed: number, begin: () => number) {
    this.value = Float64Array.from({ length: size }, begin);
    this.slope = new Float64Array(size);
    this.#mean = new Float64Array(size);
    this.#square = new Float64Array(size);
    this.#decay = decayed;
  }

  step(at: number, by: number): void {
    const { value, slope } = this;
    const [mean, square] = [this.#mean, this.#square];
    const [m, v] = [1 - 0.9 ** at, 1 - 0.999 ** at];
    for (let place = 0; place < value.length; place += 1) {
      const down = slope[place] ?? 0;
      const meanNow = 0.9 * (mean[place] ?? 0) + 0.1 * down;
      const squareNow = 0.999 * (square[place] ?? 0) + 0.001 * down * down;
      mean[place] = meanNow;
      square[place] = squareNow;
      const before = value[place] ?? 0;
      value[place] = before - by * (meanNow / m / (Math.sqrt(squareNow / v) + 1e-8) + this.#decay * before);
      slope[place] = 0;
    }
  }
}
