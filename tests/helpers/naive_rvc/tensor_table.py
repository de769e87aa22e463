"""Names and shapes of the synthesizer's tensors, as the family's files have them.

Written from the format's description with its numbers spelled out; nothing here is asked of the
program's own networks.
"""

# First up-sampling widths, kernels and the excitation's strides, per version and rate.
UP_KERNELS = {
    ("v1", 32000): [16, 16, 4, 4, 4],
    ("v1", 40000): [16, 16, 4, 4],
    ("v1", 48000): [16, 16, 4, 4, 4],
    ("v2", 32000): [20, 16, 4, 4],
    ("v2", 40000): [16, 16, 4, 4],
    ("v2", 48000): [24, 20, 4, 4],
}
NOISE_KERNELS = {
    ("v1", 32000): [64, 16, 8, 4, 1],
    ("v1", 40000): [80, 8, 4, 1],
    ("v1", 48000): [96, 16, 8, 4, 1],
    ("v2", 32000): [64, 8, 4, 1],
    ("v2", 40000): [80, 8, 4, 1],
    ("v2", 48000): [80, 8, 4, 1],
}
SPEC_CHANNELS = {32000: 513, 40000: 1025, 48000: 1025}
CONTENT = {"v1": 256, "v2": 768}

# version, rate, pitch: all parameters, those of enc_p and dec, all without enc_q
COUNTS = {
    ("v2", 32000, True): (36_880_706, 6_503_232, 15_011_074, 28_057_538),
    ("v2", 40000, True): (36_458_818, 6_503_232, 14_490_882, 27_537_346),
    ("v2", 48000, True): (37_638_466, 6_503_232, 15_670_530, 28_716_994),
    ("v1", 32000, True): (36_294_338, 6_404_928, 14_523_010, 27_471_170),
    ("v1", 40000, True): (36_360_514, 6_404_928, 14_490_882, 27_439_042),
    ("v1", 48000, True): (36_400_834, 6_404_928, 14_531_202, 27_479_362),
    ("v2", 40000, False): (36_387_392, 6_454_080, 14_468_608, 27_465_920),
}


def synthesizer_table(version, rate, f0, speakers=109):
    """Every tensor's name with its shape."""
    return {
        **_encoder(version, f0),
        **_decoder(version, rate, f0),
        **_posterior(rate),
        **_flow(),
        "emb_g.weight": [speakers, 256],
    }


def _plain(name, shape):
    return {f"{name}.weight": shape, f"{name}.bias": shape[:1]}


def _normed(name, shape, bias=None):
    ones = [1] * (len(shape) - 1)
    return {
        f"{name}.bias": [bias or shape[0]],
        f"{name}.weight_g": [shape[0], *ones],
        f"{name}.weight_v": shape,
    }


def _encoder(version, f0):
    table = _plain("enc_p.emb_phone", [192, CONTENT[version]])
    if f0:
        table["enc_p.emb_pitch.weight"] = [256, 192]
    for i in range(6):
        attention = f"enc_p.encoder.attn_layers.{i}"
        table[f"{attention}.emb_rel_k"] = [1, 21, 96]
        table[f"{attention}.emb_rel_v"] = [1, 21, 96]
        for letter in "qkvo":
            table.update(_plain(f"{attention}.conv_{letter}", [192, 192, 1]))
        for which in (1, 2):
            table[f"enc_p.encoder.norm_layers_{which}.{i}.gamma"] = [192]
            table[f"enc_p.encoder.norm_layers_{which}.{i}.beta"] = [192]
        table.update(_plain(f"enc_p.encoder.ffn_layers.{i}.conv_1", [768, 192, 3]))
        table.update(_plain(f"enc_p.encoder.ffn_layers.{i}.conv_2", [192, 768, 3]))
    table.update(_plain("enc_p.proj", [384, 192, 1]))
    return table


def _wavenet(name, layers):
    table = {}
    for i in range(layers):
        table.update(_normed(f"{name}.in_layers.{i}", [384, 192, 5]))
        width = 192 if i == layers - 1 else 384
        table.update(_normed(f"{name}.res_skip_layers.{i}", [width, 192, 1]))
    table.update(_normed(f"{name}.cond_layer", [384 * layers, 256, 1]))
    return table


def _posterior(rate):
    return {
        **_plain("enc_q.pre", [192, SPEC_CHANNELS[rate], 1]),
        **_wavenet("enc_q.enc", 16),
        **_plain("enc_q.proj", [384, 192, 1]),
    }


def _flow():
    table = {}
    for n in (0, 2, 4, 6):
        table.update(_plain(f"flow.flows.{n}.pre", [192, 96, 1]))
        table.update(_wavenet(f"flow.flows.{n}.enc", 3))
        table.update(_plain(f"flow.flows.{n}.post", [96, 192, 1]))
    return table


def _decoder(version, rate, f0):
    table = _plain("dec.conv_pre", [512, 192, 7])
    width = 512
    for stage, kernel in enumerate(UP_KERNELS[version, rate]):
        table.update(_normed(f"dec.ups.{stage}", [width, width // 2, kernel], width // 2))
        width //= 2
        if f0:
            noise = [width, 1, NOISE_KERNELS[version, rate][stage]]
            table.update(_plain(f"dec.noise_convs.{stage}", noise))
        for which, size in enumerate((3, 7, 11)):
            for list_name in ("convs1", "convs2"):
                for i in range(3):
                    block = f"dec.resblocks.{3 * stage + which}.{list_name}.{i}"
                    table.update(_normed(block, [width, width, size]))
    table["dec.conv_post.weight"] = [1, width, 7]
    table.update(_plain("dec.cond", [512, 256, 1]))
    if f0:
        table.update(_plain("dec.m_source.l_linear", [1, 1]))
    return table
