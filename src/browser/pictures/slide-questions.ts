/**
 * Pieces of slides, asked for over the line of pictures: a small piece costs a poor line little more than
 * its bytes there. What does not come this way is fetched by HTTP.
 */
import { type SlidePiece, slideQuestionsMax, type ToPictures } from '#contract/live-pictures.ts'

export interface SlideQuestions {
  /** Null: not this way. Whoever asks before the last answer came gives that one up. */
  ask(slideId: string, from: number, bytes: number): Promise<Uint8Array | null>
  came(piece: SlidePiece): void
  refused(question: number): void
  /** The line was lost: nothing comes any more. */
  forget(): void
}

/** What does not come for so long is not waited for. */
export const slidePieceMsMax = 20_000

export function createSlideQuestions(
  say: (message: ToPictures) => boolean,
  after: (ms: number, act: () => void) => () => void,
): SlideQuestions {
  let question = 0
  let settle: (bytes: Uint8Array | null) => void = () => undefined
  return {
    ask(slideId, from, bytes) {
      settle(null)
      question = (question + 1) % (slideQuestionsMax + 1)
      const answer = Promise.withResolvers<Uint8Array | null>()
      const callOff = after(slidePieceMsMax, () => settle(null))
      settle = (piece) => {
        settle = () => undefined
        callOff()
        answer.resolve(piece)
      }
      if (!say({ kind: 'ask_slide', question, slideId, from, bytes })) settle(null)
      return answer.promise
    },
    came(piece) {
      if (piece.question === question) settle(piece.bytes)
    },
    refused(number) {
      if (number === question) settle(null)
    },
    forget: () => settle(null),
  }
}
