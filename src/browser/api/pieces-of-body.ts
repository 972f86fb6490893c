/** A body as it comes, piece by piece. */

/** Not every browser's streams can be walked through. */
export async function* piecesOfBody<Piece extends Uint8Array>(
  body: ReadableStream<Piece>,
): AsyncGenerator<Piece> {
  const reader = body.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
}
