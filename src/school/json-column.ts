/** How a jsonb column reads and is written. */
import type { ColumnType } from 'kysely'

/** An object when read; when written, the text of one. The room that owns it names its shape. */
export type Json = ColumnType<unknown, string, string>
/** The same with a default in the database, so that it may be left out. */
export type JsonWithDefault = ColumnType<unknown, string | undefined, string>
