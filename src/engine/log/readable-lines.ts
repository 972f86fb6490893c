/** Turns the log's JSON lines into lines that a person reads on a terminal. */

const hiddenFields = new Set(['time', 'level', 'msg', 'err'])
const signs: Readonly<Record<string, string>> = { warn: ' !', error: ' !!', fatal: ' !!!' }

/** A destination for pino that writes `10:42:07 ! message  field=value`. */
export function readableLines(target: { write(line: string): void }): {
  write(line: string): void
} {
  return {
    write(line) {
      target.write(`${readableLine(line)}\n`)
    },
  }
}

function readableLine(line: string): string {
  const entry: Record<string, unknown> = JSON.parse(line)
  const time = new Date(String(entry.time)).toLocaleTimeString('fr', { hour12: false })
  const fields = Object.entries(entry)
    .filter(([name]) => !hiddenFields.has(name))
    .map(
      ([name, value]) => `  ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
  const sign = signs[String(entry.level)] ?? ''
  return `${time}${sign} ${String(entry.msg ?? '')}${fields.join('')}${errorText(entry.err)}`
}

function errorText(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  const { message, stack }: { message?: unknown; stack?: unknown } = error
  return `\n  ${String(stack ?? message ?? '')}`
}
