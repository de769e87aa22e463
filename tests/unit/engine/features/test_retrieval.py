"""Retrieval: weights by hand, exact hits, missing neighbours, never a recording's own frames."""

import faiss
import numpy as np
import pytest

from mynah.engine.features import retrieval
from mynah.engine.features.retrieval import ContentIndex, blend, blend_from_others, holds_numbers


def random(*shape, seed=0):
    return np.random.default_rng(seed).standard_normal(shape).astype(np.float32)


def test_weights_are_inverse_squares_of_the_squared_distance():
    vectors = np.array([[1.0, 0.0], [0.0, 1.0], [5.0, 5.0]], np.float32)
    found = blend(np.array([[1.0, 2.0]], np.float32), np.array([[0, 1]]), vectors)
    np.testing.assert_allclose(found, [[0.8, 0.2]], rtol=1e-6)  # 1 and 1/4


def test_an_exact_hit_is_that_vector():
    vectors = random(4, 3)
    numbers = np.array([[2, 0, 1]])
    found = blend(np.array([[0.0, 1.0, 2.0]], np.float32), numbers, vectors)
    np.testing.assert_allclose(found[0], vectors[2], rtol=1e-5)
    twice = blend(np.zeros((1, 2), np.float32), np.array([[0, 1]]), vectors)
    np.testing.assert_allclose(twice[0], (vectors[0] + vectors[1]) / 2, rtol=1e-5)


def test_neighbours_that_were_not_found_weigh_nothing():
    vectors = random(4, 3)
    far = np.float32(3.4e38)
    distances = np.array([[1.0, far, far], [far, far, far]], np.float32)
    found = blend(distances, np.array([[1, -1, -1], [-1, -1, -1]]), vectors)
    np.testing.assert_allclose(found[0], vectors[1], rtol=1e-6)
    assert np.isnan(found[1]).all()


def index_of(vectors, cells=1):
    index = faiss.index_factory(vectors.shape[1], f"IVF{cells},Flat")
    index.train(vectors)
    index.add(vectors)
    return ContentIndex(index)


def test_an_index_gives_its_own_vectors_and_something_near():
    vectors = random(100, 8)
    index = index_of(vectors)
    np.testing.assert_allclose(index.vectors, vectors)
    np.testing.assert_allclose(index.retrieved(vectors[:10]), vectors[:10], atol=1e-4)
    query = random(5, 8, seed=1)
    answer = index.retrieved(query)
    assert np.isfinite(answer).all()
    assert answer.shape == query.shape
    nearest = ((query[:, None] - vectors[None]) ** 2).sum(-1)
    order = np.sort(nearest, 1)[:, :8]
    weights = (1 / order) ** 2
    weights /= weights.sum(1, keepdims=True)
    expected = np.einsum("fk,fkw->fw", weights, vectors[np.argsort(nearest, 1)[:, :8]])
    np.testing.assert_allclose(answer, expected, atol=1e-3)


@pytest.mark.filterwarnings("ignore")
def test_an_index_with_fewer_vectors_than_neighbours():
    vectors = random(3, 4)
    answer = index_of(vectors).retrieved(random(6, 4, seed=1))
    assert np.isfinite(answer).all()
    assert index_of(vectors).retrieved(np.zeros((0, 4), np.float32)).shape == (0, 4)


def test_no_recording_is_blended_from_itself():
    # Each recording has a place of its own, and would be nearest to itself.
    places = {"a": 0, "b": 10, "c": 100}
    clean = {name: random(40, 6, seed=place) for name, place in places.items()}
    for name, values in clean.items():
        values[:, 0] = places[name]
    clean = {name: values.astype(np.float16) for name, values in clean.items()}
    answers = blend_from_others(clean, clean)
    assert list(answers) == ["a", "b", "c"]
    nearest = {"a": 10, "b": 0, "c": 10}
    for name, answer in answers.items():
        assert answer.shape == clean[name].shape
        assert answer.dtype == np.float16
        np.testing.assert_allclose(answer[:, 0], nearest[name], atol=0.1)


def test_where_only_its_own_frames_are_near_a_recording_keeps_its_features():
    clean = {"a": random(200, 4), "b": random(200, 4, seed=1) + 1000}
    clean = {name: values.astype(np.float16) for name, values in clean.items()}
    answers = blend_from_others(clean, clean)
    for name, answer in answers.items():
        np.testing.assert_array_equal(answer, clean[name])


def test_blend_from_others_by_hand():
    clean = {"a": np.zeros((2, 2), np.float16), "b": np.array([[1, 0], [0, 2]], np.float16)}
    query = {"a": np.zeros((1, 2), np.float16), "b": np.zeros((1, 2), np.float16)}
    answers = blend_from_others(clean, query)
    # Squared distances 1 and 4: weights 1 and 1/16.
    np.testing.assert_allclose(answers["a"][0], [16 / 17, 2 / 17], atol=1e-3)
    np.testing.assert_allclose(answers["b"][0], [0, 0])


def test_a_single_recording_keeps_its_features():
    only = {"a": random(30, 5).astype(np.float16)}
    asked = {"a": random(12, 5, seed=1).astype(np.float16)}
    np.testing.assert_array_equal(blend_from_others(only, asked)["a"], asked["a"])


def test_many_vectors_are_thinned_out_the_same_way_each_time(monkeypatch):
    monkeypatch.setattr(retrieval, "MOST_VECTORS", 50)
    clean = {name: random(60, 5, seed=n).astype(np.float16) for n, name in enumerate("ab")}
    first, second = (blend_from_others(clean, clean) for _ in range(2))
    for name in clean:
        assert np.isfinite(first[name]).all()
        np.testing.assert_array_equal(first[name], second[name])


def test_several_cells_are_searched():
    vectors, queries = random(2000, 8), random(50, 8, seed=1)
    exact = index_of(vectors, 1).retrieved(queries)
    index = index_of(vectors, 40)
    assert index.index.nprobe == retrieval.CELLS
    many = np.abs(index.retrieved(queries) - exact).mean()
    index.index.nprobe = 1
    assert many < 0.6 * np.abs(index.retrieved(queries) - exact).mean()
    assert index_of(vectors, 2).index.nprobe == 2


@pytest.mark.parametrize("kind", ["IVF4,Flat", "IVF4,SQfp16", "IVF4,SQ8", "Flat"])
def test_vectors_that_are_no_numbers_are_found(kind):
    index = faiss.index_factory(8, kind)
    index.train(random(300, 8))
    index.add(random(300, 8))
    assert holds_numbers(index)
    if kind != "IVF4,SQ8":  # holds whole numbers alone
        spoilt = random(1, 8)
        spoilt[0, 3] = np.inf
        if kind == "Flat":
            index.add(spoilt)
        else:  # by itself it would find no cell
            cell = np.zeros(1, np.int64)
            index.add_core(1, faiss.swig_ptr(spoilt), None, faiss.swig_ptr(cell))
        assert not holds_numbers(index)
