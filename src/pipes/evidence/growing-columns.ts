/**
 * Columns of numbers that grow together: a million units of load take some sixty megabytes so,
 * where a million objects would take a gigabyte.
 */

/** What a typed array of one kind of number must offer here. */
type Numbers = Float64Array | Float32Array | Uint32Array | Uint16Array | Uint8Array

/** `values` is replaced when it grows: hold the column, not the array. */
export interface Column<T extends Numbers = Numbers> {
  values: T
  push(value: number): void
  readonly length: number
}

const firstLength = 1_024

function column<T extends Numbers>(make: (length: number) => T): Column<T> {
  let length = 0
  return {
    values: make(firstLength),
    push(value) {
      if (length === this.values.length) {
        const larger = make(length * 2)
        larger.set(this.values)
        this.values = larger
      }
      this.values[length] = value
      length += 1
    },
    get length() {
      return length
    },
  }
}

export const instantColumn = () => column((length) => new Float64Array(length))
export const lengthColumn = () => column((length) => new Float32Array(length))
export const wideColumn = () => column((length) => new Uint32Array(length))
export const shortColumn = () => column((length) => new Uint16Array(length))
export const byteColumn = () => column((length) => new Uint8Array(length))

/** Names, each told once: 0 is "none", and the number of a name is its place of first mention. */
export interface NameTable {
  numberOf(name: string | undefined): number
  /** Of a name that was mentioned; 0 where it never was. */
  find(name: string): number
  nameOf(number: number): string
  /** Numbers given so far, "none" included. */
  readonly size: number
}

/**
 * A text that was cut out of a file's piece keeps the whole piece in memory: of a long log, all of it.
 * Half a letter of two, as JSON may hold, is none of UTF-8.
 */
function copyOf(name: string): string {
  const copied = Buffer.from(name, 'utf8').toString('utf8')
  return copied === name ? copied : Buffer.from(name, 'utf16le').toString('utf16le')
}

export function nameTable(): NameTable {
  const numbers = new Map<string, number>()
  const names = ['']
  return {
    numberOf(name) {
      if (name === undefined || name === '') return 0
      const known = numbers.get(name)
      if (known !== undefined) return known
      const own = copyOf(name)
      numbers.set(own, names.length)
      names.push(own)
      return names.length - 1
    },
    find: (name) => numbers.get(name) ?? 0,
    nameOf: (number) => names[number] ?? '',
    get size() {
      return names.length
    },
  }
}
