/** What this device does for later, in its own time: the app's newest version. */
import { prepareWords, readWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { openNewVersion, type VersionNews, watchAppVersion } from './app-version.ts'

export function startDevice(): void {
  void watchAppVersion((news) => void tellVersion(news))
}

/** Stays in sight until it is read: whoever is in an exercise goes on with it. */
async function tellVersion(news: VersionNews): Promise<void> {
  await prepareWords(['device'])
  const words = readWords('device')
  const open = async (): Promise<void> => {
    if ((await openNewVersion()) === 'later') {
      toast({ text: readWords('device').versionWaits, kind: 'information' })
    }
  }
  toast({
    text: news === 'ready' ? words.versionReady : words.versionReplaced,
    kind: 'information',
    action: { label: words.openVersion, onAction: () => void open() },
    stays: true,
  })
}
