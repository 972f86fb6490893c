/** Puts together what the school's rooms are handed in one process, and takes it apart again. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createBlobStore } from '#engine/blobs/blob-store.ts'
import type { NewsHub } from '#engine/bus/news-hub.ts'
import type { Config } from '#engine/config/config.ts'
import type { KeyRing } from '#engine/config/key-ring.ts'
import type { Database } from '#engine/database/database.ts'
import { createGroupCommit } from '#engine/database/group-commit.ts'
import { createGroupRead } from '#engine/database/group-read.ts'
import { createUploadRoom } from '#engine/http/upload-room.ts'
import type { Log } from '#engine/log/log.ts'
import { type Clock, systemClock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { createPassIssuer } from '#pipes/waiting-room/create-pass-issuer.ts'
import { createInTokenReader, inCookie } from '#pipes/waiting-room/in-token.ts'
import { timesOf } from '#pipes/waiting-room/lottery.ts'
import { ticketKeyName } from '#pipes/waiting-room/ticket.ts'
import {
  type AnswerSave,
  type SaveOutcome,
  saveAnswers,
} from '#school/attempts/answer-save-store.ts'
import { readKnownAttempts } from '#school/attempts/attempt-store.ts'
import { createAttemptMemory, type KnownAttempt } from '#school/attempts/remember-attempt.ts'
import type { NewSubmission, SubmissionOutcome } from '#school/attempts/submission.ts'
import { insertSubmissions } from '#school/attempts/submission-store.ts'
import { createPersonalPacks, type IssuePasses } from '#school/day-packs/read-personal-pack.ts'
import { createPackMemory } from '#school/day-packs/remember-packs.ts'
import { createSealedMemory } from '#school/day-packs/remember-sealed.ts'
import { readExerciseRevision } from '#school/exercises/exercise-store.ts'
import { createRevisionMemory } from '#school/exercises/remember-revision.ts'
import type { KnownPerson } from '#school/people/caller.ts'
import { readKnownPeople } from '#school/people/caller-store.ts'
import { createCallerMemory } from '#school/people/remember-caller.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { createAddressBudget } from '#school/sign-in/address-budget.ts'
import { createPasswordPool, pepperKeyName } from '#school/sign-in/password-pool.ts'
import { createPauseMemory } from '#school/sign-in/pause-memory.ts'
import { revokeFormerGuardians } from '#school/sign-in/revoke-former-guardians.ts'
import type { CardSession, SessionByCard } from '#school/sign-in/session-by-card.ts'
import { insertSessionsByCard } from '#school/sign-in/session-by-card-store.ts'
import { createSessionMemory } from '#school/sign-in/session-memory.ts'
import { isSessionAlive, readEndedSessions } from '#school/sign-in/session-store.ts'
import type { SchoolTables } from '#school/tables.ts'
import { createOutageWatch, type OutageWatch } from './outage-watch.ts'
import { presenceAnswers } from './presence-answers.ts'
import { pagePeople, readCallersAhead } from './read-callers-ahead.ts'
import type { SchoolContext } from './school-routes.ts'
import { pipesOf } from './waiting-room.ts'

export interface SchoolParts {
  readonly context: SchoolContext
  /** Resolves when everybody's rights are in memory; doors need not wait for it. */
  readonly areCallersRead: Promise<void>
  /** Answers every accepted write, then takes no more. */
  drain(): Promise<void>
}

export async function createSchoolParts(given: {
  readonly config: Config
  readonly database: Database<SchoolTables>
  readonly keyRing: KeyRing
  readonly news: NewsHub
  readonly log: Log
  readonly clock?: Clock
}): Promise<SchoolParts> {
  const { config, database, keyRing, news, log } = given
  const clock = given.clock ?? systemClock
  const random = systemRandom
  const db = database.kysely

  const outageWatch = createOutageWatch({ db: pipesOf(db), clock, random, log })
  const { submissions, answers, cardSessions } = createQueues(db, outageWatch)
  const passes = createPasses({ ...given, clock })
  const sessions = createSessionMemory({
    readAll: () => readEndedSessions(db, new Date(clock.now())),
    readOne: (token) => isSessionAlive(db, token),
    news,
    clock,
  })
  const context: SchoolContext = {
    db,
    clock,
    random,
    keyRing,
    log,
    publicUrl: config.publicUrl,
    publicUrlIsReal: config.publicUrlIsReal,
    uploadRoom: createUploadRoom(),
    blobs: createBlobStore({ folder: join(config.dataDir, 'blobs'), random }),
    attempts: createAttemptMemory(readAttemptTogether(db)),
    revisions: createRevisionMemory((revisionId) => readExerciseRevision(db, revisionId)),
    keepSubmission: (submission) => submissions.submit(submission),
    keepAnswer: (save) => answers.submit(save),
    sessions,
    callers: createCallerMemory({ read: readPersonTogether(db), news, clock }),
    passwords: createPasswordPool({
      workers: availableParallelism(),
      peppers: () => keyRing.all(pepperKeyName),
      clock,
    }),
    addresses: createAddressBudget(clock),
    ticketOf: createTicketFinder(keyRing),
    pauses: createPauseMemory(clock),
    cardSessions,
    outageWatch,
    findOutages: outageWatch.findOutages,
    ...presenceAnswers(db),
    ...(await createPacks({ ...given, clock, issuePasses: passes.issue })),
  }
  const formerGuardians = revokeFormerGuardians(context, news)
  await sessions.load()
  const ahead = readCallersAhead({ db, clock, callers: context.callers, news, log })
  return {
    context,
    areCallersRead: ahead.isRead,
    async drain() {
      await ahead.stop()
      const queues = [submissions, answers, cardSessions, passes]
      await Promise.all(queues.map((queue) => queue.drain()))
      await formerGuardians.settled()
    },
  }
}

/** Minutes of the next school mornings, given by whoever keeps the line. */
function createPasses(given: {
  readonly config: Config
  readonly database: Database<SchoolTables>
  readonly keyRing: KeyRing
  readonly log: Log
  readonly clock: Clock
}): { readonly issue: IssuePasses; drain(): Promise<void> } {
  const { clock, config, keyRing, log } = given
  const issuer = createPassIssuer({
    db: pipesOf(given.database.kysely),
    clock,
    keyRing,
    log,
    perSecond: () => config.admissionRate,
    opening: config.openingAtMs === null ? null : timesOf(config.openingAtMs),
  })
  return {
    // A device that keeps nothing keeps no pass either, and the minute would be lost.
    issue: async (caller, mornings) =>
      caller.sharedDevice ? [] : issuer.passesFor(caller.accountId, mornings),
    drain: () => issuer.drain(),
  }
}

/** What doors need of the coming days' packs: answered from memory, which is filled before they open. */
async function createPacks(given: {
  readonly database: Database<SchoolTables>
  readonly keyRing: KeyRing
  readonly news: NewsHub
  readonly clock: Clock
  readonly issuePasses: IssuePasses
}): Promise<Pick<SchoolContext, 'personalPacks' | 'sealedPacks'>> {
  const { clock, news, keyRing, issuePasses } = given
  const db = given.database.kysely
  const memory = createPackMemory({ db, clock, keyRing, news })
  await memory.fill()
  return {
    personalPacks: createPersonalPacks({ memory, clock, random: systemRandom, issuePasses }),
    sealedPacks: createSealedMemory({ db, news }),
  }
}

/** By the door's own cookie, which the school cannot read: whoever is in by a ticket, not by an account. */
function createTicketFinder(keyRing: KeyRing): SchoolContext['ticketOf'] {
  const read = createInTokenReader(() => keyRing.all(ticketKeyName))
  return (cookies) => {
    const text = cookies[inCookie]
    const holder = text === undefined ? undefined : read(text)?.holder
    return holder?.kind === 'ticket' ? holder.id : null
  }
}

/** Writes that come by the hundred are written together. */
function createQueues(db: SchoolDatabase, { findOutages }: OutageWatch) {
  return {
    submissions: createGroupCommit<NewSubmission, SubmissionOutcome>({
      write: (group) => insertSubmissions(db, group),
    }),
    answers: createGroupCommit<AnswerSave, SaveOutcome>({
      write: (group) => saveAnswers(db, group, findOutages),
    }),
    cardSessions: createGroupCommit<CardSession, SessionByCard | null>({
      write: (group) => insertSessionsByCard(db, group),
    }),
  }
}

function readPersonTogether(db: SchoolDatabase) {
  const read = createGroupRead<Id, KnownPerson>({
    read: (accountIds) => readKnownPeople(db, accountIds),
    keysMax: pagePeople,
  })
  return async (accountId: Id): Promise<KnownPerson | null> => (await read(accountId)) ?? null
}

function readAttemptTogether(db: SchoolDatabase) {
  return createGroupRead<Id, KnownAttempt>({
    read: (attemptIds) => readKnownAttempts(db, attemptIds),
  })
}
