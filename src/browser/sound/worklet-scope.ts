/** What the browser gives to a script that runs beside the sound; TypeScript's own list lacks it. */

interface WorkletScope {
  /** Of the next sample that is heard, since the sound began. */
  readonly currentFrame: number
  readonly sampleRate: number
  readonly AudioWorkletProcessor: new () => { readonly port: MessagePort }
  registerProcessor(name: string, processor: new () => object): void
}

export const workletScope = globalThis as unknown as WorkletScope
