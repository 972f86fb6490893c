/** What teachers and the head announce, at the head of a pupil's day: who says it, to whom, until when. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { MyDay } from '#contract/day.ts'
import { dayInstant } from './day-instant.ts'
import './day-announcements.css'

export interface DayAnnouncementsProps {
  announcements: MyDay['announcements']
}

export function DayAnnouncements({ announcements = [] }: DayAnnouncementsProps) {
  const words = useWords('day')
  const format = useFormat()
  if (announcements.length === 0) return null
  return (
    <section class="day-announcements" aria-labelledby="announcements-title">
      <h2 id="announcements-title">{words.announcements}</h2>
      <ul class="plain">
        {announcements.map(({ by, id, link, of, text, until }) => (
          <li key={id}>
            <p class="day-announcement-text">{text}</p>
            {link !== null && (
              <p>
                <a href={link} rel="noopener noreferrer" target="_blank">
                  {link}
                </a>
              </p>
            )}
            <p class="small soft">
              {words.announcedBy({ by, of, until: format.day(dayInstant(until)) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
