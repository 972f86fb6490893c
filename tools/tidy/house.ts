/**
 * The house as data: which folders and rooms exist, in which order, and who may know whom.
 * The rules read this file and nothing else, so that moving a wall is one line here and one
 * paragraph in ARCHITECTURE.md.
 */

/** What a top folder of `src/` may import, itself included. A folder absent from here is an error. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  kernel: ['kernel'],
  contract: ['kernel', 'contract'],
  browser: ['kernel', 'contract', 'browser'],
  engine: ['kernel', 'contract', 'engine'],
  pipes: ['kernel', 'contract', 'engine', 'pipes'],
  school: ['kernel', 'contract', 'engine', 'school'],
  demo: ['kernel', 'contract', 'engine', 'school', 'demo'],
  rehearsal: ['kernel', 'contract', 'engine', 'pipes', 'rehearsal'],
  roles: ['kernel', 'contract', 'engine', 'pipes', 'school', 'demo', 'roles'],
  cli: ['kernel', 'contract', 'engine', 'pipes', 'rehearsal', 'school', 'demo', 'roles', 'cli'],
}

/** The rooms of each wing, in order: each knows only those before it. */
export const roomsOf: Readonly<Record<string, readonly string[]>> = {
  pipes: ['waiting-room', 'outages', 'public-log', 'witnesses', 'journal', 'evidence'],
  school: [
    'people',
    'sign-in',
    'roster',
    'timetable',
    'distance-days',
    'lessons',
    'working-groups',
    'sharing',
    'resources',
    'questions',
    'exercises',
    'assignments',
    'attempts',
    'marking',
    'following',
    'reprises',
    'question-banks',
    'grades',
    'messages',
    'work-plans',
    'day',
    'lesson-log',
    'attendance',
    'reports',
    'live',
    'day-packs',
  ],
}

/** Files of a wing that stand in no room: known to every room of it, knowing none. */
export const roomlessFiles: readonly string[] = [
  'src/school/room-context.ts',
  'src/school/within-transaction.ts',
  'src/school/json-column.ts',
  'src/school/shown-name.ts',
  'src/school/class-of-now.ts',
  'src/school/people-tables.ts',
  'src/school/sign-in-tables.ts',
  'src/school/timetable-tables.ts',
  'src/school/work-tables.ts',
  'src/school/work-plan-tables.ts',
  'src/school/attendance-tables.ts',
  'src/school/pack-tables.ts',
  'src/school/grade-tables.ts',
  'src/school/group-tables.ts',
  'src/school/lesson-log-tables.ts',
  'src/school/live-tables.ts',
  'src/school/report-tables.ts',
  'src/school/reprise-tables.ts',
  'src/school/marking-tables.ts',
  'src/school/message-tables.ts',
  'src/school/tables.ts',
  'src/pipes/pipe-tables.ts',
]

/** The drawers of a room, in order: each may open itself and those before it. */
export const drawers = ['noun', 'store', 'act', 'door'] as const
export type Drawer = (typeof drawers)[number]

/** How a file's name tells that it is a door: where requests, jobs and messages come in. */
export const doorEndings: readonly string[] = ['-routes', '-jobs', '-socket']

/** Where bytes from outside become values: SQL, a table on the way, a file that somebody sent. */
export const storeEndings: readonly string[] = ['-store', '-stage', '-reader']

/** Rules of who may call, and what acts and doors are handed: they stand with the acts. */
export const actEndings: readonly string[] = ['-access', '-context']

/**
 * First words of an act's name. A verb that is missing here makes the file a noun, which may
 * touch no store; then the right mend is to add the verb.
 */
export const actVerbs: ReadonlySet<string> = new Set(
  `activate add admit adopt answer apply archive assign attach autosave begin block build cancel change check
  choose classify clear close collect compose confirm copy correct cosign count create deactivate declare delete describe detach dictate
  discard edit enroll enter explain export find finish follow forget gather give grade grant hear hold import
  invite issue join keep leave list load lock look make mark merge mint move note notify open pause plan
  prepare present preview print promote prove publish queue read rebuild receive record refresh register reissue
  release remember remind remove rename render reopen repair replace request require reset resolve restore
  resume return review revoke save seal search seed select send sequence set share shorten show sign start stop submit split suspend
  swap switch take tell transfer undo unlock update upload use verify view watch withdraw witness write`.split(
    /\s+/,
  ),
)

/** The one room of the engine that reaches nothing, and computes: open to nouns. */
export const pureMachines = 'src/engine/crypto/'

/** Node's modules that reach outside the process: closed to kernel and to every noun. */
export const outsideModules: ReadonlySet<string> = new Set([
  'node:child_process',
  'node:cluster',
  'node:dgram',
  'node:dns',
  'node:fs',
  'node:fs/promises',
  'node:http',
  'node:http2',
  'node:https',
  'node:net',
  'node:os',
  'node:process',
  'node:timers',
  'node:timers/promises',
  'node:tls',
  'node:worker_threads',
])

/** Packages that are the database, the network or the queue: closed to every noun. */
export const outsidePackages: ReadonlySet<string> = new Set([
  'fastify',
  'graphile-worker',
  'ioredis',
  'kysely',
  'pg',
  'pino',
  'ws',
])
