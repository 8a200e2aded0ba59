#!/usr/bin/env python3
"""`ikip robustness` against numpy: 50 bodies x 77 criteria in 6 branches x 9 assessors, 10,000 draws of weights and of
a bootstrapped panel, ranks and classes counted, quantiles of ranks and scores.

    robustness_numpy.py make FOLDER [GAPS]   writes rules and answers (GAPS: share of answers that are missing, 0 or 0.05)
    robustness_numpy.py numpy FOLDER         does it with numpy, reading included
    robustness_numpy.py time FOLDER IKIP     runs both as whole processes, five times each in turn, and compares the best

numpy is told what `ikip` finds out (the tree, the scale), vectorises over draws in chunks, and does no sensitivity, no
leave-one-out and no agreement; `ikip` does all of these in its time.
"""
import os, subprocess, sys, time

BODIES, ASSESSORS, DRAWS, NOISE = 50, 9, 10_000, 0.1
BRANCHES = [13, 13, 13, 13, 13, 12]
BRANCH_WEIGHTS = [20, 20, 20, 15, 15, 10]
BOUNDS = [90, 80, 60, 40]


def make(folder, gaps):
    import random

    random.seed(7)
    os.makedirs(folder, exist_ok=True)
    lines = ["schema = 1", "criteria = ["]
    ids = []
    for b, (count, weight) in enumerate(zip(BRANCHES, BRANCH_WEIGHTS), 1):
        lines.append(f'  {{ id = "b{b}", name = "Cabang {b}", weight = {weight} }},')
        for c in range(1, count + 1):
            ids.append(f"b{b}.{c}")
            lines.append(f'  {{ id = "b{b}.{c}", name = "Soal {b}.{c}", weight = {1 + (c % 4)} }},')
    lines += ["]", "[instrument]", 'id = "uji"', 'title = "Uji"', "year = 2025", 'status = "illustrative"', "[score]", 'weights = "relative"']
    for label, bound in zip(["A", "B", "C", "D"], BOUNDS):
        lines += ["[[class]]", f'label = "{label}"', f"from = {bound}"]
    lines += ["[[class]]", 'label = "E"', "[ranking]", 'within = "all"', "[answers]", 'blank = "exclude"']
    with open(f"{folder}/rules.toml", "w") as f:
        f.write("\n".join(lines) + "\n")
    with open(f"{folder}/answers.csv", "w") as f:
        f.write("agency,criterion,assessor,score\n")
        for body in range(BODIES):
            level = 40 + 50 * random.random()
            for criterion in ids:
                for assessor in range(ASSESSORS):
                    if random.random() >= gaps:
                        score = min(100, max(0, round(level + random.gauss(0, 12))))
                        f.write(f"BP{body:02},{criterion},P{assessor + 1},{score}\n")


def with_numpy(folder):
    import csv
    import numpy as np

    with open(f"{folder}/answers.csv", newline="") as f:
        rows = list(csv.reader(f))[1:]
    bodies = sorted({r[0] for r in rows})
    ids = [f"b{b}.{c}" for b, count in enumerate(BRANCHES, 1) for c in range(1, count + 1)]
    body_at, id_at = {x: i for i, x in enumerate(bodies)}, {x: i for i, x in enumerate(ids)}
    x = np.full((len(bodies), len(ids), ASSESSORS), np.nan)
    for body, criterion, assessor, score in rows:
        x[body_at[body], id_at[criterion], int(assessor[1:]) - 1] = float(score)
    there = ~np.isnan(x)
    complete = bool(there.all())
    x = np.where(there, x, 0.0)
    p = there.astype(float)
    weights = [np.array([1.0 + (c % 4) for c in range(1, n + 1)]) for n in BRANCHES]
    top = np.array(BRANCH_WEIGHTS, float)
    starts = np.cumsum([0] + BRANCHES)
    rng = np.random.default_rng(1)
    n, k = len(bodies), len(ids)
    ranks = np.empty((DRAWS, n), np.int32)
    scores = np.empty((DRAWS, n))
    flat = x.reshape(n * k, ASSESSORS).T.copy()
    flat_there = p.reshape(n * k, ASSESSORS).T.copy()
    for at in range(0, DRAWS, 500):
        d = min(500, DRAWS - at)
        times = rng.multinomial(ASSESSORS, np.full(ASSESSORS, 1 / ASSESSORS), size=d).astype(float)
        sums = times @ flat
        cells = sums / ASSESSORS if complete else sums / np.maximum(times @ flat_there, 1e-300)
        cells = cells.reshape(d, n, k)
        branches = np.empty((d, n, len(BRANCHES)))
        for b, w in enumerate(weights):
            drawn = w * rng.uniform(1 - NOISE, 1 + NOISE, (d, len(w)))
            drawn /= drawn.sum(axis=1, keepdims=True)
            branches[:, :, b] = np.matmul(cells[:, :, starts[b] : starts[b + 1]], drawn[:, :, None])[:, :, 0]
        drawn = top * rng.uniform(1 - NOISE, 1 + NOISE, (d, len(top)))
        drawn /= drawn.sum(axis=1, keepdims=True)
        total = np.round(np.matmul(branches, drawn[:, :, None])[:, :, 0], 2)
        scores[at : at + d] = total
        # Competition ranks: one more than the number of better totals.
        order = np.sort(-total, axis=1)
        for row in range(d):
            ranks[at + row] = np.searchsorted(order[row], -total[row], side="left") + 1
    classes = np.searchsorted(np.array(BOUNDS[::-1]), scores, side="right")
    low, high = np.quantile(ranks, [0.05, 0.95], axis=0, method="inverted_cdf")
    score_low, score_high = np.quantile(scores, [0.05, 0.95], axis=0, method="inverted_cdf")
    shares = np.stack([(classes == c).mean(axis=0) for c in range(5)], axis=1)
    acceptability = np.stack([(ranks == r).mean(axis=0) for r in range(1, n + 1)], axis=1)
    for i, body in enumerate(bodies[:3]):
        print(body, low[i], high[i], score_low[i], score_high[i], shares[i].round(3), acceptability[i].max().round(3))


def timed(command, threads):
    env = dict(os.environ, RAYON_NUM_THREADS=threads, OMP_NUM_THREADS=threads, OPENBLAS_NUM_THREADS=threads)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=env)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, command
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def compare(folder, ikip):
    own = [ikip, "robustness", f"{folder}/answers.csv", "--rules", f"{folder}/rules.toml", "--format", "json"]
    other = [sys.executable, __file__, "numpy", folder]
    results = {"ikip": [], "numpy": []}
    for _ in range(5):
        results["ikip"].append(timed(own, "2"))
        results["numpy"].append(timed(other, "2"))
    best = {name: min(times) for name, times in results.items()}
    for name, (seconds, mib) in best.items():
        print(f"{name}: {seconds:.3f} s, {mib:.0f} MiB")
    print(f"ikip / numpy: {best['ikip'][0] / best['numpy'][0]:.2f}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["make", folder, *gaps]:
            make(folder, float(gaps[0]) if gaps else 0.0)
        case ["numpy", folder]:
            with_numpy(folder)
        case ["time", folder, ikip]:
            compare(folder, ikip)
        case _:
            sys.exit(__doc__)
