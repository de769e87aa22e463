"""The shape of a synthesizer and the list of 18 that files keep of it."""

import pytest

from mynah.engine.networks.rvc.config import RvcConfig

KERNELS = [[3, 7, 11], [[1, 3, 5], [1, 3, 5], [1, 3, 5]]]
LISTS = {
    ("v2", 32000): [513, [10, 8, 2, 2], [20, 16, 4, 4], "32k", 1024, 80, 40],
    ("v2", 40000): [1025, [10, 10, 2, 2], [16, 16, 4, 4], "40k", 2048, 125, 32],
    ("v2", 48000): [1025, [12, 10, 2, 2], [24, 20, 4, 4], "48k", 2048, 128, 36],
    ("v1", 32000): [513, [10, 4, 2, 2, 2], [16, 16, 4, 4, 4], "32k", 1024, 80, 40],
    ("v1", 40000): [1025, [10, 10, 2, 2], [16, 16, 4, 4], "40k", 2048, 125, 32],
    ("v1", 48000): [1025, [10, 6, 2, 2, 2], [16, 16, 4, 4, 4], "48k", 2048, 128, 24],
}


@pytest.mark.parametrize(("version", "rate"), LISTS)
def test_the_family_s_lists(version, rate):
    spec, rates, kernels, name, n_fft, mels, segment = LISTS[version, rate]
    items = [spec, 32, 192, 192, 768, 2, 6, 3, 0, "1", *KERNELS]
    items += [rates, 512, kernels, 109, 256, rate]
    config = RvcConfig.of(version, rate)
    assert config.to_list() == items
    assert RvcConfig.from_list(items, version, f0=True) == config
    assert config.hop * 100 == rate
    assert (config.rate_name, config.n_fft, config.mels) == (name, n_fft, mels)
    assert config.segment_frames == segment
    assert config.content_width == (256 if version == "v1" else 768)


def test_no_such_voices():
    with pytest.raises(ValueError, match="no RVC v1 voices at 44100"):
        RvcConfig.of("v1", 44100)
    with pytest.raises(ValueError, match="no RVC v3"):
        RvcConfig.of("v3", 40000)


@pytest.mark.parametrize(
    ("place", "item", "words"),
    [
        (0, "1025", "not a whole number"),
        (0, 10**9, "bins"),
        (0, True, "not a whole number"),
        (2, 191, "even"),
        (3, 193, "heads"),
        (5, 0, "heads"),
        (6, 10**6, "layers"),
        (7, 4, "odd"),
        (9, "2", "resblocks of kind"),
        (10, [3, 8, 11], "odd"),
        (10, [3, 7], "rows of dilations"),
        (10, "3,7,11", "not a list"),
        (11, [[1, 3, 5], [1, 3, 5], [1]], "three small ones"),
        (12, [10, 10, 2], "kernels"),
        (12, [10, 10, 2, 4], "cannot|does not fit|10 ms"),
        (13, 500, "halved"),
        (14, [16, 16, 4, 1], "does not fit"),
        (15, 0, "speakers"),
        (17, 44100, "44100 Hz"),
        (17, None, "not a whole number"),
    ],
)
def test_a_list_that_no_network_can_be_built_from(place, item, words):
    items = RvcConfig.of("v2", 40000).to_list()
    items[place] = item
    with pytest.raises(ValueError, match=words):
        RvcConfig.from_list(items, "v2", f0=True)


@pytest.mark.parametrize("items", [[], list(range(17)), "x" * 18, None])
def test_not_a_list_of_18(items):
    with pytest.raises(ValueError, match="18"):
        RvcConfig.from_list(items, "v2", f0=True)


def test_a_version_that_is_not_known():
    with pytest.raises(ValueError, match="v3"):
        RvcConfig.from_list(RvcConfig.of("v2", 40000).to_list(), "v3", f0=True)
