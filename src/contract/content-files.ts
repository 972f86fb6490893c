/** The files that a content shows: found, and named anew where a copy has files of its own. */

/** Every value named `fileId` in a content, wherever it stands. */
export function fileIdsIn(content: unknown): ReadonlySet<string> {
  const found = new Set<string>()
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) look(one)
    else if (typeof value === 'object' && value !== null) {
      for (const [key, one] of Object.entries(value)) {
        if (key === 'fileId' && typeof one === 'string') found.add(one)
        else look(one)
      }
    }
  }
  look(content)
  return found
}

/** The same content with other file ids. */
export function withFileIds<Content>(content: Content, ids: ReadonlyMap<string, string>): Content {
  return JSON.parse(JSON.stringify(content), (key, value: unknown) =>
    key === 'fileId' && typeof value === 'string' ? (ids.get(value) ?? value) : value,
  ) as Content
}
