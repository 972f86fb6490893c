/**
 * Whether this browser was asked for its recogniser and never answered. Browsers that are made of another's
 * parts may know the question and have nothing behind it: then the page that asks is ended (seen in
 * Chromium's headless shell). A teacher's class must not end with it a second time.
 */
export interface AskedBefore {
  /** True: the last page that asked got no answer, and was not left by its reader either. */
  wasFatal(): boolean
  ask<Answer>(question: () => Promise<Answer>): Promise<Answer>
}

/** Of the device, whoever sits at it. */
const key = 'preau.speech-asked.device'

export function createAskedBefore(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  page: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>,
): AskedBefore {
  const forget = (): void => storage.removeItem(key)
  return {
    wasFatal: () => storage.getItem(key) !== null,
    async ask(question) {
      storage.setItem(key, 'yes')
      page.addEventListener('pagehide', forget)
      try {
        return await question()
      } finally {
        page.removeEventListener('pagehide', forget)
        forget()
      }
    },
  }
}
