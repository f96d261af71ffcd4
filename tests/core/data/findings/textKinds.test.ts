import { expect, it } from 'vitest';
import { textKind, type TextKind } from '../../../../src/core/data/findings/examples/textKinds';

const samples: readonly (readonly [TextKind | null, readonly string[]])[] = [
  [
    'literals',
    [
      '["What is the mill?"]',
      "['What is the mill?', 'Where?']",
      "{'text': 'What is the mill?'}",
      '{"text": "What", "id": 3}',
      "array(['What'], dtype=object)",
      "b'What is the mill?'",
      '[1, 2, 3]',
      '[0.1, -2.5e-3]',
      '[]',
      "('a', 'b')",
      '[{"role": "user", "content": "Hi"}]',
    ],
  ],
  [
    'ids',
    [
      'https://example.org/a?b=c',
      'www.example.org',
      '12345',
      '3.75',
      '2024-05-01',
      'MED-1007',
      '550e8400-e29b-41d4-a716-446655440000',
      'd41d8cd98f00b204e9800998ecf8427e',
      'data/part-0001.json',
      '1 2 3',
    ],
  ],
  [
    'code',
    [
      'def add(a, b):\n    return a + b',
      'const x = items.map((item) => item.id);',
      'SELECT name FROM users WHERE id = 3',
      'for (int i = 0; i < n; i++) { sum += a[i]; }',
      'import numpy as np\nx = np.zeros(3)',
      'public static void main(String[] args) {',
    ],
  ],
  [
    'markup',
    [
      '<p>How do I renew?</p>',
      'How do I renew?<br/>Thanks',
      'Fish &amp; chips',
      'Tom&#39;s boat',
      'See [the page](https://example.org)',
      '**Bold** words',
      '# Heading\ntext',
    ],
  ],
  ['repeatedWord', ['test test test', 'Foo foo foo foo']],
  [
    null,
    [
      'How can I renew the rowing boat on a Monday?',
      '[laughs] Hello there',
      '[laughs]',
      '(sighs) No.',
      '("Yes," he said) and left.',
      'He said: "{nothing}".',
      'x < y and y > z',
      'Is 5 > 3?',
      'R&D costs; see page 3',
      'AT&T; and others',
      'I have 3 cats; they are old (two of them).',
      'What does "return x" do in Python?',
      'Visit https://example.org for more',
      'no no',
      'bye bye',
      'It costs 1,200 euros',
      'Why is a[i] faster than *(a+i)?',
      'Wie heißt der Ort? (Köln)',
      '退款一般退到哪个账户',
      'Ich nehme das Boot; du nimmst den Zug',
      'C# or Java?',
      '*waves* hello',
    ],
  ],
];

it.each(samples.flatMap(([kind, texts]) => texts.map((text) => [kind, text] as const)))(
  '%s: %s',
  (kind, text) => {
    expect(textKind(text)).toBe(kind);
  },
);
