/** Begins an attempt, or goes on with the one under way, with the school or without it. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { type ApiRefusal, callApi } from '#browser/api/call-api.ts'
import { satchelOf } from '#browser/satchel/own-satchel.ts'
import { isWorthRetrying } from '#browser/satchel/retry-delay.ts'
import type { Attempt, PupilAssignment } from '#contract/exercises.ts'
import { workOwnerHeader } from '#contract/kept-work-limits.ts'
import type { Id } from '#kernel/ids.ts'
import { type AttemptDesk, mintDeviceId, openDesk } from './attempt-desk.ts'
import { attemptWithCopy, attemptWithoutSchool, noteAttempt } from './attempt-here.ts'

export interface Beginning {
  readonly desk: AttemptDesk | null
  readonly busy: boolean
  readonly refusal: ApiRefusal | null
  /** True while it is not known yet whether something is to be gone on with. */
  readonly looking: boolean
  readonly begin: () => void
  /** What time is left, once more: nothing changes where the school does not answer. */
  readonly askTime: () => void
}

/** Who waits longer than this goes on with what is on the device. */
const beginTimeoutMs = 20_000

/** Whatever the device's clock says: the time that is left is left. */
function onOwnClock(attempt: Attempt, nowMs: number): Attempt {
  const { time } = attempt
  if (time === undefined) return attempt
  return { ...attempt, time: { ...time, endsAt: new Date(nowMs + time.leftMs).toISOString() } }
}

const isBegun = ({ state }: PupilAssignment['attempts'][number]): boolean => state === 'begun'

export function useBeginning(
  value: PupilAssignment,
  { accountId, personId }: { readonly accountId: Id; readonly personId: Id },
  reload: () => void,
): Beginning {
  const resumes = value.isOpen && value.attempts.some(isBegun)
  const attemptId = useRef(mintDeviceId())
  const [desk, setDesk] = useState<AttemptDesk | null>(null)
  const [busy, setBusy] = useState(false)
  const [looking, setLooking] = useState(true)
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const assignmentId = value.assignment.id
  const latest = useRef(value)
  latest.current = value

  const ask = useCallback(
    (id: Id) =>
      callApi<Attempt>(`/api/assignments/${assignmentId}/attempts`, {
        body: { attemptId: id },
        headers: { [workOwnerHeader]: accountId },
        timeoutMs: beginTimeoutMs,
      }),
    [assignmentId, accountId],
  )
  const begin = useCallback(async (): Promise<void> => {
    setBusy(true)
    setRefusal(null)
    const open = await satchelOf(accountId)
    const { attempts } = latest.current
    attemptId.current = attempts.find(isBegun)?.id ?? attemptId.current
    const result = await ask(attemptId.current)
    const wish = { value: latest.current, attemptId: attemptId.current, pupilId: personId }
    const given = result.ok ? onOwnClock(result.value, Date.now()) : null
    const goesOnHere = !result.ok && isWorthRetrying(result.refusal)
    const attempt = goesOnHere ? await attemptWithoutSchool(open, wish) : given
    if (given !== null) await noteAttempt(open, given)
    if (attempt !== null) {
      setDesk(await openDesk(attempt, open, given === null ? 'device' : 'school'))
    }
    setBusy(false)
    if (result.ok || attempt !== null) return
    // The id served an attempt that is over: the next one needs another.
    if (result.refusal.code === 'attempt_closed') attemptId.current = mintDeviceId()
    setRefusal(result.refusal)
    if (result.refusal.status === 409) reload()
  }, [ask, accountId, personId, reload])

  const askTime = useCallback(async (): Promise<void> => {
    if (desk === null) return
    const result = await ask(desk.attempt.id)
    // Handed in meanwhile, or begun elsewhere under another id: then this page's own word is as good.
    if (result.ok && result.value.time !== undefined) {
      desk.time.set(onOwnClock(result.value, Date.now()).time)
    }
  }, [ask, desk])

  // Whoever comes back goes on at once: the door is only for the first time.
  useEffect(() => {
    let gone = false
    const goOn = async (): Promise<void> => {
      const open = await satchelOf(accountId)
      const attempt = await attemptWithCopy(open, assignmentId)
      const ready = attempt === null ? null : await openDesk(attempt, open, 'device')
      if (gone) return
      if (ready !== null) setDesk(ready)
      else if (resumes) await begin()
      setLooking(false)
    }
    void goOn()
    return () => {
      gone = true
    }
  }, [resumes, begin, accountId, assignmentId])

  return { desk, busy, refusal, looking, begin: () => void begin(), askTime }
}
