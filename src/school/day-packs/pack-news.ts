/** The news that keep every process's memory of day packs right, and that wake the builder. */

/** Told with a course's id when its packs or its teachers changed. */
export const packsTopic = 'day_packs'
/** Told with a school's code when its days changed; `*`: any school's may have. */
export const schoolDaysTopic = 'school_days'
/** Told with an address that is no longer served. */
export const withdrawnTopic = 'pack_withdrawn'
/** Told when some course must be built anew. */
export const dueTopic = 'day_pack_due'

/** The part of the change feed that is needed here. */
export interface PackNews {
  /** Calls back with the key of each change of the topic. */
  subscribe(topic: string, listener: (key: string) => void): void
}
