# SPDX-License-Identifier: Apache-2.0
"""The peer of bench/page: the scene that the live page opens with, as a Streamlit app is commonly written. The four stages
side by side, drawn by Matplotlib, learned by scikit-learn; a slider for the poisoned rows.

Run by: streamlit run bench/peer_page.py
"""

import matplotlib.pyplot as plt
import numpy as np
import streamlit as st
from sklearn.ensemble import IsolationForest
from sklearn.svm import SVC

TRAIN, TEST = 240, 1_000
CENTRES = np.array([[-1.5, -1.5], [1.5, 1.5]])
FAR = 6.0
CONTAMINATION = 0.08
GRID = 160
COLOURS = ["#0072b2", "#e69f00"]


def clouds(generator, rows):
    labels = generator.integers(0, 2, rows)
    return CENTRES[labels] + generator.normal(0, 1, (rows, 2)), labels


def poison(generator, rows):
    """Rows of class 0: half lie where class 1 lives, half far beyond."""
    near = rows // 2
    centres = np.concatenate([np.repeat(CENTRES[1:], near, 0), np.full((rows - near, 2), FAR)])
    return centres + generator.normal(0, 1, (rows, 2)), np.zeros(rows, int)


def draw(column, title, model, points, labels, test, false=None, out=None):
    figure, axes = plt.subplots(figsize=(4, 4))
    x, y = np.meshgrid(np.linspace(-5, 10, GRID), np.linspace(-5, 10, GRID))
    regions = model.predict(np.c_[x.ravel(), y.ravel()]).reshape(x.shape)
    axes.contourf(x, y, regions, levels=[-0.5, 0.5, 1.5], colors=COLOURS, alpha=0.2)
    axes.scatter(*points.T, c=np.array(COLOURS)[labels], s=12)
    if false is not None:
        axes.scatter(*points[false].T, s=70, facecolors="none", edgecolors="#c44e00")
    if out is not None:
        axes.scatter(*points[out].T, marker="x", c="black")
    column.subheader(title)
    column.metric("right", f"{100 * model.score(*test):.0f} %")
    column.pyplot(figure)
    plt.close(figure)


st.set_page_config(layout="wide")
rows = st.slider("Poisoned rows", 0, 400, 80)
generator = np.random.default_rng(2)
points, labels = clouds(generator, TRAIN)
test = clouds(generator, TEST)
columns = st.columns(4)
clean = SVC(kernel="linear").fit(points, labels)
draw(columns[0], "Clean training", clean, points, labels, test)

added, classes = poison(generator, rows)
points, labels = np.concatenate([points, added]), np.concatenate([labels, classes])
false = np.arange(len(points)) >= TRAIN
poisoned = SVC(kernel="linear").fit(points, labels)
draw(columns[1], "Poisoned data", poisoned, points, labels, test, false)

out = IsolationForest(contamination=CONTAMINATION, random_state=2).fit_predict(points) < 0
draw(columns[2], "After the filter", poisoned, points, labels, test, false, out)

healed = SVC(kernel="linear").fit(points[~out], labels[~out])
draw(columns[3], "After retraining", healed, points[~out], labels[~out], test, false[~out])
