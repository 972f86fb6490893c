/** The part of autocannon that the bench uses; the package brings no types of its own. */
declare module 'autocannon' {
  interface Result {
    readonly duration: number
    readonly '2xx': number
    readonly non2xx: number
    readonly errors: number
    readonly timeouts: number
    readonly latency: { readonly p50: number; readonly p99: number }
  }
  interface Options {
    readonly url: string
    readonly connections: number
    readonly duration: number
    readonly timeout: number
    readonly requests: readonly {
      readonly setupRequest: (request: Record<string, unknown>) => Record<string, unknown>
    }[]
  }
  function autocannon(options: Options): Promise<Result>
  export = autocannon
}
