/** How the training script runs in one process or several: its options, what each process does, and where it resumes. */

import type { BatchSampler } from '../../losses/types';

/** Modules of Python's standard library that the lines below need. */
export const launchModules: readonly string[] = ['argparse', 'json', 'math', 'os', 'sys'];

/** A part of the docstring. */
export const launchHelp = `Several processes share the work, one for each GPU; accelerate launch starts them as well:

    torchrun --nproc_per_node=2 train.py
    torchrun --nproc_per_node=2 train.py --resume  # from the last checkpoint in the output folder

With FSDP in accelerate's configuration the model is shared out as well: it is then evaluated before and after the training
only, and the last step's weights are saved, not those of the best evaluation.

Together they take the recipe's batch in a step, each an equal part of it. So the steps, the warm-up, the evaluations and
the loss are those of one process, except that several leave out an incomplete batch. Every process reads the file; the
first one alone evaluates before and after the training, prints and saves. GPUs that have bfloat16 use it.
`;

/** Reads the options and finds out which process of how many this is; stands before torch is imported. */
export const launchLines = `parser = argparse.ArgumentParser(description="Repeats a training run of Semblance.")
parser.add_argument("--output", default="model", help="the folder of the model and its checkpoints")
parser.add_argument("--resume", action="store_true", help="resume from the last checkpoint in that folder")
options = parser.parse_args()

# torchrun and accelerate launch set these for the processes that they start.
launched = "WORLD_SIZE" in os.environ
processes = int(os.environ.get("WORLD_SIZE", "1"))
is_main = os.environ.get("RANK", "0") == "0"
sharded = os.environ.get("ACCELERATE_USE_FSDP", "false").lower() == "true"
if not launched:  # One process uses one GPU.
    os.environ["CUDA_VISIBLE_DEVICES"] = os.environ.get("CUDA_VISIBLE_DEVICES", "0").split(",")[0]
`;

/** Sets `batch`, the rows of a step's batch over all processes, of which the recipe has `size`, an expression. */
export function batchLines(size: string, sampler: BatchSampler): string {
  // Its sampler takes pairs of a class.
  const unit = sampler === 'groupByLabel' ? 'math.lcm(2, processes)' : 'processes';
  return `batch = max(1, ${size} // ${unit}) * ${unit}
if is_main and batch != ${size}:
    print(f"A batch of {${size.replaceAll('"', "'")}} rows has no equal parts for {processes} processes: {batch} rows are taken.")`;
}

/** The rows that several processes leave out of each epoch are named, and a batch that is never filled ends the script. */
export const leftOutLines = `if batches == 0:
    sys.exit(f"{sum(sizes)} training rows do not fill a batch of {batch}: run python train.py, which takes incomplete batches.")
if is_main and (left_out := sum(sizes) - batches * batch) > 0:
    print(f"{left_out} of {sum(sizes)} training rows are left out of each epoch, in an incomplete batch.")`;

/** Arguments of TrainingArguments for any number of processes. */
export const processArguments: readonly string[] = [
  'use_cpu=not torch.accelerator.is_available()',
  'bf16=torch.cuda.is_available() and torch.cuda.is_bf16_supported(including_emulation=False)',
  'accelerator_config={"split_batches": True}',
  'dataloader_drop_last=launched',
];

/** Every process has a GPU of its own. */
export const deviceLines = `
if launched and torch.cuda.is_available():
    torch.cuda.set_device(int(os.environ["LOCAL_RANK"]))
`;

export const checkpointImports = `from torch.distributed.checkpoint.format_utils import dcp_to_torch_save
from transformers.trainer_utils import get_last_checkpoint
`;

/** Sets \`checkpoint\`, before the training. */
export const resumeLines = `checkpoint = get_last_checkpoint(options.output) if options.resume and os.path.isdir(options.output) else None
if options.resume and is_main:
    print(f"Resumes from {checkpoint}." if checkpoint else f"{options.output} has no checkpoint: starts from the base model.")
`;
