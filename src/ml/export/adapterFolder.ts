/** The adapter of a LoRA run without its base model, as peft and `load_adapter` of sentence-transformers read it. */

import { builtinFolder } from '../../core/model/builtin';
import type { BaseModel, Recipe } from '../../core/recipe/types';
import { adapterCardWords } from '../../messages/en/card';
import type { Lora } from '../encoder/lora';
import { bytesStream, type FileStream, jsonFile, textFile } from '../model/files/files';
import { poolingImport, poolingLines } from '../../core/python/modelSettings';
import { promptLines, usageLines } from '../../core/python/usage';
import { safetensorsFile } from '../model/files/safetensorsWriter';
import { cutLength } from '../model/settings';
import type { ModelDescription, WeightArray } from '../model/types';
import { transposed } from '../encoder/parameterTensors';

export interface AdapterParts {
  readonly description: ModelDescription;
  readonly lora: Lora;
  readonly recipe: Recipe;
}

/** README.md, recipe.json, and the two files of peft; A is [r, in] there and B [out, r]. */
export function adapterFolder({ description, lora, recipe }: AdapterParts): readonly FileStream[] {
  const modules = [...lora.adapters].map(([layer, adapter]) => {
    const { name } = description.locate(`${layer}.weight`);
    return { module: name.replace(/\.weight$/, ''), ...adapter };
  });
  const matrices = modules.flatMap(({ module, a, b }) =>
    [a, b].map((matrix, i) => {
      const [rows, columns] = matrix.shape;
      const name = `base_model.model.${module}.lora_${i === 0 ? 'A' : 'B'}.weight`;
      return { name, shape: [columns, rows], matrix };
    }),
  );
  async function* weights(): AsyncGenerator<WeightArray> {
    for (const { name, shape, matrix } of matrices) {
      const [rows, columns] = matrix.shape;
      yield { name, shape, data: transposed(await matrix.data<'float32'>(), rows, columns) };
    }
  }
  const config = adapterConfig(
    recipe,
    modules.map(({ module }) => module),
  );
  return [
    ...[
      textFile('README.md', adapterCard(description, recipe)),
      jsonFile('adapter_config.json', config),
      jsonFile('recipe.json', recipe),
    ].map(bytesStream),
    safetensorsFile('adapter_model.safetensors', matrices, weights),
  ];
}

/** Fields of peft's LoraConfig; modules are given by their full names, which no other module's name ends in. */
function adapterConfig(recipe: Recipe, modules: readonly string[]) {
  const { baseModel, loraRank, loraAlpha, loraDropout } = recipe;
  return {
    base_model_name_or_path: baseName(baseModel),
    bias: 'none',
    fan_in_fan_out: false,
    inference_mode: true,
    init_lora_weights: true,
    lora_alpha: loraAlpha,
    lora_dropout: loraDropout,
    modules_to_save: null,
    peft_type: 'LORA',
    r: loraRank,
    revision: baseModel.kind === 'hub' ? baseModel.revision : null,
    target_modules: modules,
    task_type: 'FEATURE_EXTRACTION',
    use_dora: false,
    use_rslora: false,
  };
}

/** The name that Python loads the base model by; that of a folder is its path. */
function baseName(model: BaseModel): string {
  switch (model.kind) {
    case 'builtin':
      return builtinFolder;
    case 'folder':
      return model.name;
    case 'hub':
      return model.id;
  }
}

function adapterCard(description: ModelDescription, recipe: Recipe): string {
  const { baseModel } = recipe;
  const base = JSON.stringify(baseName(baseModel));
  const revision = baseModel.kind === 'hub' ? `, revision=${JSON.stringify(baseModel.revision)}` : '';
  const note = {
    builtin: `${adapterCardWords.builtinBase(builtinFolder)}\n\n`,
    folder: `${adapterCardWords.folderBase}\n\n`,
    hub: '',
  }[baseModel.kind];
  const { prompts, offers } = description;
  const ownPrompts = [prompts.sentence1, prompts.sentence2].every(
    (prompt) => prompt === offers.defaultPrompt,
  );
  const settings = `${poolingLines(recipe)}${ownPrompts ? '' : promptLines(prompts)}`;
  const length = cutLength(recipe, description.config);
  return `---
library_name: peft
${baseModel.kind === 'hub' ? `base_model: ${base}\n` : ''}tags:
- lora
- sentence-transformers
- sentence-similarity
---

# ${adapterCardWords.title}

${adapterCardWords.intro(recipe.loraRank, recipe.loraAlpha)}

## ${adapterCardWords.usage}

${note}\`\`\`python
from sentence_transformers import SentenceTransformer
${poolingImport(recipe)}model = SentenceTransformer(${base}${revision})
model.max_seq_length = ${length}
${settings}model.load_adapter("path/to/this/folder")
${usageLines(prompts)}
\`\`\`

${adapterCardWords.needsPeft}
`;
}
