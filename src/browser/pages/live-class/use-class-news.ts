/** What happens in a live class while one looks elsewhere, said politely: hands, questions, the line. */
import { useEffect, useRef } from 'preact/hooks'
import { currentRefusalWords } from '#browser/catalogue/refusal-words.ts'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import type { RoomState } from '#browser/live/room-line.ts'
import { isAdult, memberOf } from '#browser/live/room-view.ts'
import { announce, toast } from '#browser/parts/announcements.ts'
import type { RefusalCode } from '#kernel/refusal-codes.ts'

/** Of a class that raises its hands at once, some are named: all stand on the page. */
const toldMax = 4

/** Calls `tell` with what is new in the list; what was there at first is not news. */
function useNewIn(list: readonly number[], tell: (one: number) => void): void {
  const before = useRef(list)
  useEffect(() => {
    const fresh = list.filter((one) => !before.current.includes(one))
    before.current = list
    for (const one of fresh.slice(0, toldMax)) tell(one)
  })
}

/** An act that the room did not do: said in the words of its refusal. */
function useNotDone({ notDone }: RoomState): void {
  const words = useWords('live').line
  const general = useWords('general')
  const refusals = useWords('refusals')
  const voice = useVoice()
  const format = useFormat()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each, whatever else is drawn anew.
  useEffect(() => {
    if (notDone === null) return
    const { code } = notDone
    if (code === 'no_answer_in_time') {
      toast({ text: words.noAnswer, kind: 'attention' })
      return
    }
    const known = code in refusals ? (code as RefusalCode) : 'internal'
    const refusal = { code: known, retryAfterMs: null }
    const said = currentRefusalWords({ refusal, refusals, general, voice, format })
    toast({ text: `${said.what} ${said.means}`, kind: 'attention' })
  }, [notDone?.number])
}

/** What came out of a quick question, to those who answered it; adults see it grow. */
function usePollResult({ view: { poll, self } }: RoomState): void {
  const words = useWords('live').poll
  const format = useFormat()
  const open = useRef<string | null>(null)
  useEffect(() => {
    if (poll !== null && !poll.isOpen && open.current === poll.id && self?.role === 'pupil') {
      const { choices, counts, question } = poll
      const results = choices.map(
        (name, place) => `${name} ${format.number(counts?.[place] ?? 0, 0)}`,
      )
      announce(
        counts === null
          ? `${words.over} ${words.notShown}`
          : words.results({ question, results: format.list(results) }),
      )
    }
    open.current = poll?.isOpen === true ? poll.id : null
  }, [poll, self, words, format])
}

export function useClassNews(state: RoomState): void {
  const words = useWords('live')
  const { view, line } = state
  const leads = isAdult(view)
  const nameOf = (member: number): string => memberOf(view, member)?.name ?? words.people.unknown
  useNotDone(state)
  useNewIn(view.hands, (member) => {
    if (leads) announce(words.people.raised({ name: nameOf(member) }))
  })
  useNewIn(view.lost, (member) => {
    if (leads) announce(words.people.gotLost({ name: nameOf(member) }))
  })
  useNewIn([...view.flags.keys()], (seq) => {
    const line = view.chat.find((one) => one.seq === seq)
    if (leads && line !== undefined) announce(words.flag.told({ name: nameOf(line.by) }))
  })
  const pollId = view.poll?.isOpen === true && !leads ? view.poll.id : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, when it is asked.
  useEffect(() => {
    if (pollId !== null) announce(words.poll.asked({ question: view.poll?.question ?? '' }))
  }, [pollId])
  usePollResult(state)
  const exercise = leads ? null : view.exercise
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, when it is handed out.
  useEffect(() => {
    if (exercise !== null) announce(words.exercise.handedOut({ title: exercise.title }))
  }, [exercise?.assignmentId])
  const wasLost = useRef(false)
  useEffect(() => {
    if (wasLost.current && line.state === 'open') announce(words.line.back)
    wasLost.current = line.state === 'lost'
  }, [line.state, words])
  const wasRecorded = useRef(false)
  useEffect(() => {
    if (wasRecorded.current && !view.isRecorded) announce(words.recorded.stopped)
    wasRecorded.current = view.isRecorded
  }, [view.isRecorded, words])
  const wasHeld = useRef(false)
  useEffect(() => {
    if (wasHeld.current && !view.isHeld && view.stage === 'inside' && !leads) {
      announce(words.held.back)
    }
    wasHeld.current = view.isHeld
  }, [view.isHeld, view.stage, leads, words])
  const wasSplit = useRef(false)
  const isSplit = view.breakouts.split !== null
  useEffect(() => {
    if (wasSplit.current && !isSplit && view.stage === 'inside') {
      announce(words.breakouts.gathered)
    }
    wasSplit.current = isSplit
  }, [isSplit, view.stage, words])
}
