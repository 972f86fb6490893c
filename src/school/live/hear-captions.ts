/** Captions of what an adult of the lesson says, passed on to whoever hears that voice and asked for words. */
import type { CaptionMessage } from '#contract/live-captions.ts'
import { isAdult } from './judge-act.ts'
import { type LiveHall, memberOf, nowOf } from './live-hall-context.ts'
import type { LiveSeat } from './live-seat.ts'
import { breakoutOf } from './live-split.ts'
import { captionPace, takeOne } from './message-pace.ts'

export function hearCaptions(hall: LiveHall, seat: LiveSeat, message: CaptionMessage): void {
  if (!seat.isIn) return
  if (message.kind === 'see_captions') {
    seat.seesCaptions = message.isOn
    return
  }
  // Nobody's voice but that of adults of the lesson is put into words.
  if (!isAdult(memberOf(hall, seat).role)) return
  if (message.kind === 'caption_voice') {
    if (seat.isCaptioned !== message.isOn) hall.isListOld = true
    seat.isCaptioned = message.isOn
    return
  }
  if (!seat.isCaptioned || !takeOne(seat.captions, captionPace, nowOf(hall))) return
  const { isFinal, line, words } = message
  const text = JSON.stringify({ kind: 'caption', by: seat.member, line, words, isFinal })
  for (const other of hall.seats.values()) {
    if (other === seat || !other.isIn || !other.seesCaptions || !hears(hall, other, seat)) continue
    // A guess is soon replaced; what is final comes once.
    if (isFinal) other.line.send(text)
    else other.line.sendIfQuick(text)
  }
}

/** As with the sound: from a breakout to those who are in it, from the class to everybody. */
function hears({ state }: LiveHall, listener: LiveSeat, speaker: LiveSeat): boolean {
  const place = breakoutOf(state.split, speaker.member)
  return place === null || breakoutOf(state.split, listener.member) === place
}
