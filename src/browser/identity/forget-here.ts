/**
 * What this device has written down about people: entries named `preau.<what>.<person's id>`. They
 * go when the person leaves; what belongs to the device itself (`preau.display.device`) stays.
 */
const personalKey = /^preau\.[a-z-]+\.([0-9a-f]{8}-[0-9a-f-]{27})$/

/** `personId`: whose entries go; null for everybody's. */
export function forgetHere(personId: string | null): void {
  try {
    for (const key of Object.keys(localStorage)) {
      const owner = personalKey.exec(key)?.[1]
      if (owner !== undefined && (personId === null || owner === personId)) {
        localStorage.removeItem(key)
      }
    }
  } catch {
    // Where storage is closed, nothing was written.
  }
}
