import { edited, GUIDE } from './guideText.ts';

/** The small guide with a headline, fixes of causes, code to copy, a table and vendor links. */
export const RICH = [
  [
    '  - `when error.code = model_not_found`',
    '  - headline: {error.provider|The provider} has no model {model|of that name}\n  - `when error.code = model_not_found`',
  ],
  ['    open: surface run-detail', '    open: cause else surface run-detail'],
  [
    '2. [Retry](move:retry) with another model.',
    `2. [Retry](move:retry) with another model.

| status | what to do |
| - | - |
| 404 | name another |
| 403 | ask {error.provider\\|the provider} |

### The model was retired

1. [Open the key](surface:provider-vault) and look at what it offers:

   \`\`\`sh
   waymark-demo models --like {model|<name>}
   \`\`\`

2. Set \`model: {model|<name>}\` to one of them.

**It worked when:** the next call answers.

**To prevent it:** Name a model that is kept for a year.

**How long it takes:** One minute.

**Who can do it:** Whoever owns the key.

- [Models of OpenAI](https://platform.openai.com/docs/models) \`checked 2026-11-20\` \`when error.provider = openai\`
- [Retired models](https://example.com/models) and when they end \`checked 2026-11-20\``,
  ],
].reduce((text, [piece, by]) => edited(piece!, by!, text), GUIDE);
