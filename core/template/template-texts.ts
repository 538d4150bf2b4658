/** The texts of a new lecture. What is in comments is not shown. */

export const slides = `<!--
One file is one section; the order of the names is the order of the lecture. "#" opens the section, "##" is a
slide. What stands in {#…} is the slide's id: notes and links hang on it, so that titles can change freely.
-->

# A question to begin with {#begin}

What will your listeners know in ten minutes that they do not know now?

## One slide carries one thought {#one-thought .statement minutes=1}

Write it as a whole sentence.

<!-- Three dots alone hold back what follows until you advance. -->

. . .

Everything else stands in the notes.

## Draw how things hang together {#together .diagram minutes=2}

<!-- The drawing is the file below slides/. Lines "%% pause" in it make steps. -->

\`\`\`mermaid {#fig-together src=diagrams/together.mmd}
\`\`\`

## Say how you know {#how-you-know minutes=2 grade=established}

<!-- "grade" shows how well a claim is supported: established, emerging or contested. -->

What helps people who learn from words and pictures:

::: {.incremental}
- a long explanation in short parts
- nothing that is interesting but beside the point
- words close to the picture that they explain
:::

Each of these takes a load off the mind [@mayer2003].

## Ask before you answer {#ask .question minutes=2}

Why do listeners remember what they had to guess?

. . .

::: {.answer}
Replace this question by one of your own.
:::
`

export const diagram = `flowchart LR
  accTitle: What a lecture is made of
  accDescr: A question leads to a thought. The thought becomes a slide and what you say. Both lead to an answer.
  %% accTitle and accDescr are read to those who do not see the drawing.
  Q("A question") --> T["One thought"]:::region
  %% pause
  T -->|shown| S["Slide"]:::process
  T -->|said| N["Notes"]:::peptide
  %% pause
  S --> A("An answer"):::effect
  N --> A
`

export const references = `${JSON.stringify(
  [
    {
      id: 'mayer2003',
      type: 'article-journal',
      title: 'Nine ways to reduce cognitive load in multimedia learning',
      author: [
        { family: 'Mayer', given: 'Richard E.' },
        { family: 'Moreno', given: 'Roxana' },
      ],
      issued: { 'date-parts': [[2003]] },
      'container-title': 'Educational Psychologist',
      volume: '38',
      issue: '1',
      page: '43-52',
      custom: {
        study: 'review of experiments',
        finding: 'Nine ways of designing words and pictures so that learners are not overloaded.',
        verified: true,
      },
    },
  ],
  null,
  2,
)}
`

export const notes = `<!-- What you say, by the id of the slide. [click] stands where you advance. -->

## {#title}

Greet. Say who you are and how long it will take.

# {#begin}

Ask it, and wait. Three seconds of silence are short.

## {#one-thought}

Read the sentence aloud. [click] Then say what is here: the room sees the slide, and you see these words.

::: private
What stands in such a block is for you alone. It is in no export.
:::

## {#together}

Begin with the question. [click] A thought is shown and said. [click] Only both together are an answer.

## {#how-you-know}

The presenter view shows the source beside these notes. [click] Short parts: that is what the steps are for.
[click] Leave out the nice story. [click] Put labels into the picture.

## {#ask}

Let them guess. [click] Then answer.
`
