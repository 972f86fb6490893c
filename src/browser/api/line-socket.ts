/** What lines of a live class are made of: a WebSocket, or what stands for one. */

/** The part of a WebSocket that is used. */
export interface LineSocket {
  onopen: (() => void) | null
  onmessage: ((event: { readonly data: unknown }) => void) | null
  onclose: ((event: { readonly code: number }) => void) | null
  /** Of a `WebSocket`: 1 while something can be sent. */
  readonly readyState: number
  readonly bufferedAmount: number
  send(data: string | Uint8Array<ArrayBuffer>): void
  close(): void
}
