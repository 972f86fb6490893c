/**
 * The shape of a catalogue without its French: the same keys, the same facts for functions, any
 * text. (Without it, a function of two French sentences would demand those very sentences.)
 */
export type Translated<T> = T extends string
  ? string
  : T extends (...facts: infer Facts) => infer Text
    ? (...facts: Facts) => Translated<Text>
    : T extends readonly (infer Item)[]
      ? readonly Translated<Item>[]
      : T extends object
        ? { readonly [Key in keyof T]: Translated<T[Key]> }
        : T
