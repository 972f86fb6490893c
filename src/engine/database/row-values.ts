/**
 * How PostgreSQL's values arrive in TypeScript, in one place:
 *
 * | PostgreSQL             | TypeScript                                              |
 * | ---------------------- | ------------------------------------------------------- |
 * | bigint, numeric        | number; a bigint beyond 2^53 throws                      |
 * | timestamptz, timestamp | Date (milliseconds; the server's microseconds are cut)   |
 * | date                   | 'YYYY-MM-DD': a day has no time zone                     |
 * | time                   | 'HH:MM:SS'                                               |
 * | xid8                   | string                                                   |
 * | bytea                  | Buffer                                                   |
 * | json, jsonb            | parsed                                                   |
 * | uuid, text, enum       | string                                                   |
 */
import pg from 'pg'

/** Oids from PostgreSQL's pg_type.dat. */
const bigintOid = 20
const dateOid = 1082
const numericOid = 1700
const bigintArrayOid = 1016
const dateArrayOid = 1182
const numericArrayOid = 1231

/** text[], whose parser in `pg` splits every array; its type has no name for this oid. */
const textArrayOid = 1009 as Parameters<typeof pg.types.getTypeParser>[0]
const splitArray: (text: string) => string[] = pg.types.getTypeParser(textArrayOid)

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [bigintOid]: parseBigint,
  [numericOid]: Number,
  [dateOid]: String,
  [bigintArrayOid]: (text) => splitArray(text).map(parseBigint),
  [numericArrayOid]: (text) => splitArray(text).map(Number),
  [dateArrayOid]: splitArray,
}

/** For `pg`'s `types` option; replaces nothing globally. */
export const rowValues: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    const parser = format === 'binary' ? undefined : parsers[oid]
    return parser ?? pg.types.getTypeParser(oid, format)
  },
}

function parseBigint(text: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value)) return value
  throw new Error(`a bigint is too large to be a number: ${text}`)
}
