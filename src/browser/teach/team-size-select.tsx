/** About how many pupils a team is to have, where it is drawn. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Select } from '#browser/parts/select.tsx'
import { teamSizeMax, teamSizeMin } from '#contract/team-sizes.ts'

/** A size to begin with. */
export const teamSizeUsual = 3

const sizes = Array.from({ length: teamSizeMax - teamSizeMin + 1 }, (_, at) =>
  String(at + teamSizeMin),
)

export function TeamSizeSelect(props: { size: number; onSize: (size: number) => void }) {
  const words = useWords('teams')
  return (
    <Select
      label={words.size}
      value={String(props.size)}
      onValue={(value) => props.onSize(Number(value))}
      options={sizes.map((one) => ({ value: one, label: one }))}
    />
  )
}
