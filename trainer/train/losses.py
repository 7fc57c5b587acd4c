"""Losses by name, and how several of them are weighted.

A loss takes output and target, float32 (N, 3, H, W) in 0..1, and returns one value per picture
(N,), minimal if both are equal. The values have comparable size, so that one set of weights fits
most: for white errors of 0.05 they are 0.04 (l1, charbonnier, edge) and 0.03 (fft); the gradient of
psnr is about as long as that of l1.

    mse          mean squared error
    l1           mean absolute error
    charbonnier  mean of sqrt(error^2 + 0.001^2)                   Charbonnier 1994; Lai et al. 2017
    psnr         (PSNR at no error - PSNR) / 100                   after NAFNet, Chen et al. 2022
    ssim         1 - SSIM, 11x11 Gaussian window, sigma 1.5        Wang et al. 2004
    edge         charbonnier of the finest Laplacian level         MPRNet, Zamir et al. 2021
    fft          l1 of the spectra                                 MIMO-UNet, Cho et al. 2021
    perceptual   l1 of an encoder's features                       after Johnson et al. 2016
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.core.paths import sha256_of
from engine.errors import ConfigError
from engine.messages import msg
from engine.models.torch_model import prefers_bf16

Loss = Callable[[Tensor, Tensor], Tensor]
Encoder = Callable[[Tensor], list[Tensor]]
"""Float32 (N, 3, H, W) in 0..1 to the features (N, C, h, w) of several levels."""

_PICTURE = (1, 2, 3)
"""The dimensions of one picture."""


def mse(output: Tensor, target: Tensor) -> Tensor:
    """Return the mean squared error."""
    return (output - target).square().mean(_PICTURE)


def l1(output: Tensor, target: Tensor) -> Tensor:
    """Return the mean absolute error."""
    return (output - target).abs().mean(_PICTURE)


def _soft_abs(error: Tensor) -> Tensor:
    return torch.sqrt(error.square() + 1e-6).mean(_PICTURE)


def charbonnier(output: Tensor, target: Tensor) -> Tensor:
    """Return the mean of sqrt(error^2 + 0.001^2): at least 0.001."""
    return _soft_abs(output - target)


def psnr(output: Tensor, target: Tensor) -> Tensor:
    """Return (10 log10(mse + e) - 10 log10(e)) / 100 with e = 1e-6: 0.3 is about 30 dB.

    NAFNet's e is 1e-8, but errors below those of rounding to 8 bits (1.3e-6) do not matter, and
    with a small e the sharp pictures of a batch outweigh all others. Divided by 100, a picture at
    21 dB has the same gradient as in l1.
    """
    return torch.log1p(mse(output, target) / 1e-6) * (0.1 / math.log(10))


def ssim(output: Tensor, target: Tensor) -> Tensor:
    """Return 1 - SSIM per colour channel, over every second window in both directions.

    Crops lie anywhere, so over the steps all positions count alike, and a training step of `live`
    is a quarter shorter than with all windows.

    Raises ValueError for a picture smaller than the window of 11 x 11.
    """
    if min(output.shape[2:]) < 11:
        raise ValueError(f"SSIM needs 11 x 11 pixels at least, not {tuple(output.shape[2:])}")
    with torch.autocast(output.device.type, enabled=False):
        maps = torch.cat([output, target, output.square() + target.square(), output * target], 1)
        # Back in planes, or the chunks would not be contiguous.
        mean_x, mean_y, squares, product = (
            _every_second_gaussian_11(maps.float()).contiguous().chunk(4, 1)
        )
    means = mean_x * mean_y
    mean_squares = mean_x.square() + mean_y.square()
    alike = (2 * means + 0.01**2) * (2 * (product - means) + 0.03**2)
    most = (mean_squares + 0.01**2) * (squares - mean_squares + 0.03**2)
    return 1 - (alike / most).mean(_PICTURE)


def _every_second_gaussian_11(maps: Tensor) -> Tensor:
    """Filter every channel without padding, for every second row and column.

    Ten times faster on a CPU in channels-last memory.
    """
    at = torch.arange(-5.0, 6.0, device=maps.device)
    kernel = torch.exp(at.square() / (-2 * 1.5**2))
    kernel = kernel / kernel.sum()
    channels = maps.shape[1]
    maps = maps.contiguous(memory_format=torch.channels_last)
    for shape, stride in (((channels, 1, 11, 1), (2, 1)), ((channels, 1, 1, 11), (1, 2))):
        weight = kernel.view(1, 1, *shape[2:]).expand(shape)
        maps = functional.conv2d(maps, weight, stride=stride, groups=channels)
    return maps


def edge(output: Tensor, target: Tensor) -> Tensor:
    """Return charbonnier of the finest level of the two Laplacian pyramids: at least 0.001.

    The pyramid is linear, so it is applied to the difference. Its low-pass (blur, subsample,
    upsample, blur; edges repeated) is one matrix for rows and one for columns.
    """
    error = output - target
    rows, columns = (_low_pass(size, error.device) for size in error.shape[2:])
    with torch.autocast(error.device.type, enabled=False):
        return _soft_abs(error - rows @ error @ columns.T)


@lru_cache(maxsize=16)
def _low_pass(size: int, device: torch.device) -> Tensor:
    with torch.inference_mode(False):  # the cached matrix must serve training too
        same = torch.eye(size, device=device)
        at = torch.arange(size, device=device)
        blur = torch.zeros_like(same)
        for step, weight in zip(range(-2, 3), (0.05, 0.25, 0.4, 0.25, 0.05), strict=True):
            blur += weight * same[(at + step).clamp(0, size - 1)]
        # MPRNet upsamples with zeros between pixels, which changes brightness at the borders; rows
        # that sum to 1 are the same inside and preserve it there.
        enlarge = blur[:, ::2] / blur[:, ::2].sum(1, keepdim=True)
        return enlarge @ blur[::2]


def fft(output: Tensor, target: Tensor) -> Tensor:
    """Return the mean absolute real and imaginary part of the difference's spectrum.

    The transform is orthonormal, so the value does not depend on the picture size: white errors of
    s give 0.56 s, where l1 gives 0.8 s.
    """
    spectrum = torch.fft.rfft2((output - target).float(), norm="ortho")
    return torch.view_as_real(spectrum).abs().mean((1, 2, 3, 4))


LOSSES: Mapping[str, Loss] = MappingProxyType(
    {
        "mse": mse,
        "l1": l1,
        "charbonnier": charbonnier,
        "psnr": psnr,
        "ssim": ssim,
        "edge": edge,
        "fft": fft,
    }
)
"""All losses that need only the two pictures."""


def make_losses(
    names: Iterable[str], *, teacher: object | None = None, notes: list[str] | None = None
) -> dict[str, Loss]:
    """Return the losses with these names; `perceptual` uses VGG or else the teacher's encoder.

    The teacher needs `encode(x) -> list of features`. Which encoder is used is appended to `notes`.
    Raises ConfigError for an unknown name, and for `perceptual` without any encoder.
    """
    made: dict[str, Loss] = {}
    for name in names:
        if name == "perceptual":
            made[name] = make_perceptual(_find_encoder(teacher, [] if notes is None else notes))
        elif name in LOSSES:
            made[name] = LOSSES[name]
        else:
            known = ", ".join([*LOSSES, "perceptual"])
            raise ConfigError(
                "Unknown loss {name!r}.", "Known losses: {known}.", name=name, known=known
            )
    return made


def _find_encoder(teacher: object | None, notes: list[str]) -> Encoder:
    encode: Encoder | None = getattr(teacher, "encode", None)
    try:
        encoder = vgg_encoder()
    except ConfigError as error:
        if encode is None:
            raise
        notes.append(
            msg(
                "{message} The perceptual loss uses the teacher's encoder instead.",
                message=error.message,
            )
        )
        return encode
    notes.append(msg("The perceptual loss uses {vgg_file}.", vgg_file=VGG_FILE))
    return encoder


def make_perceptual(encoder: Encoder) -> Loss:
    """Return a loss that compares the features of the two pictures.

    The mean absolute difference of each level, divided by the mean absolute value of the target's
    features to make it independent of their scale; then the mean over levels.
    """

    def perceptual(output: Tensor, target: Tensor) -> Tensor:
        with torch.no_grad():
            wanted = [level.float() for level in encoder(target)]
        levels = []
        for got, want in zip(encoder(output), wanted, strict=True):
            size = want.abs().mean(_PICTURE).clamp_min(1e-6)
            levels.append((got.float() - want).abs().mean(_PICTURE) / size)
        return torch.stack(levels).mean(0)

    return perceptual


VGG_FILE = "vgg16-397923af.pth"
"""The file of torchvision; the digits begin its sha256."""


def vgg_encoder() -> Encoder:
    """Return VGG-16 up to relu3_3 with ImageNet weights (Simonyan and Zisserman 2015), frozen.

    Needs torchvision's file of weights, but not torchvision, and never downloads it: the
    ConfigError says which file to put where.
    """
    path = Path(torch.hub.get_dir()) / "checkpoints" / VGG_FILE
    fetch = msg(
        "Download https://download.pytorch.org/models/{vgg_file} (528 MB) to "
        "{folder}, or name a teacher, whose encoder is used instead.",
        vgg_file=VGG_FILE,
        folder=path.parent,
    )
    try:
        if not sha256_of(path).startswith(VGG_FILE[6:14]):
            raise ConfigError("{path} is damaged.", "Delete it. {fetch}", path=path, fetch=fetch)
        saved = torch.load(path, weights_only=True, mmap=True)
    except OSError as error:
        raise ConfigError("The VGG-16 weights were not found.", fetch) from error
    layers: list[nn.Module] = []
    channels = 3
    ends: list[int] = []
    for width, count in ((64, 2), (128, 2), (256, 3)):
        if ends:
            layers.append(nn.MaxPool2d(2))
        for _ in range(count):
            conv = nn.Conv2d(channels, width, 3, padding=1)
            at = f"features.{len(layers)}"
            conv.load_state_dict({k: saved[f"{at}.{k}"] for k in ("weight", "bias")})
            layers += [conv, nn.ReLU()]
            channels = width
        ends.append(len(layers))
    net = nn.ModuleList(layers).requires_grad_(False)
    mean, deviation = torch.tensor([[0.485, 0.456, 0.406], [0.229, 0.224, 0.225]])[..., None, None]

    def encode(x: Tensor) -> list[Tensor]:
        net.to(x.device)
        seen = []
        x = (x - mean.to(x.device)) / deviation.to(x.device)
        with torch.autocast(x.device.type, torch.bfloat16, enabled=prefers_bf16(x.device.type)):
            for position, layer in enumerate(net, 1):
                x = layer(x)
                if position in ends:
                    seen.append(x)
        return seen

    return encode


# --- weighting -----------------------------------------------------------------------------------


class Weighting(nn.Module):
    """Combines several loss terms into one total. Learned state is in its `state_dict()`.

    forward: all scalars by name, and the `output` (N, 3, H, W) that they depend on -> the scalar
    total, and the weight of each term in this step.
    """

    adaptive = True
    """Whether the weights change."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__()
        self.names = tuple(weights)
        given = torch.tensor(list(weights.values()), dtype=torch.float32)
        self.register_buffer("user", given, persistent=False)

    def forward(
        self, terms: Mapping[str, Tensor], output: Tensor
    ) -> tuple[Tensor, dict[str, float]]:
        raise NotImplementedError

    def _named(self, weights: Tensor) -> dict[str, float]:
        return dict(zip(self.names, weights.tolist(), strict=True))

    def _stacked(self, terms: Mapping[str, Tensor]) -> Tensor:
        return torch.stack([terms[name] for name in self.names])


class FixedWeighting(Weighting):
    """The user's weights."""

    adaptive = False

    def forward(
        self, terms: Mapping[str, Tensor], output: Tensor
    ) -> tuple[Tensor, dict[str, float]]:
        return self._stacked(terms) @ self.user, self._named(self.user)


class UncertaintyWeighting(Weighting):
    """The user's weight times (exp(-s) * term + s), with s learned for each term.

    Kendall, Gal and Cipolla, "Multi-task learning using uncertainty" (CVPR 2018), with the Laplace
    likelihood of absolute errors (s is the logarithm of its scale). At the optimum s = log(term),
    so every term counts by its relative change.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__(weights)
        self.log_scale = nn.Parameter(torch.zeros(len(self.names)))

    def forward(
        self, terms: Mapping[str, Tensor], output: Tensor
    ) -> tuple[Tensor, dict[str, float]]:
        weights = self.user * torch.exp(-self.log_scale)
        total = self._stacked(terms) @ weights + self.log_scale @ self.user
        return total, self._named(weights.detach())


class GradNormWeighting(Weighting):
    """Weights that make the norm of every term's gradient at the output equal to the user's weight.

    weight = user's weight / gradient norm (a running mean over about 20 steps), scaled to the sum
    of the user's weights. As all terms act on the same output, this needs no backward pass through
    the net (GradNorm, Chen et al. 2018, needs one per term). On several machines the norms are
    those of the whole batch.
    """

    keep = 0.95

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__(weights)
        self.register_buffer("lengths", torch.zeros(len(self.names)))  # 0: not known yet

    def forward(
        self, terms: Mapping[str, Tensor], output: Tensor
    ) -> tuple[Tensor, dict[str, float]]:
        values = self._stacked(terms)
        if not values.requires_grad:
            weights = self._weights()
            return values @ weights, self._named(weights)
        # Retained, because the terms may share a part of the graph.
        gradients = [torch.autograd.grad(value, output, retain_graph=True)[0] for value in values]
        self._remember(torch.stack([gradient.square().sum() for gradient in gradients]))
        weights = self._weights()
        # With the gradient at the output known, the losses need no second backward pass.
        gradient = sum(w * p for w, p in zip(weights, gradients, strict=True))
        carrier = (output * gradient).sum()
        total = (values.detach() @ weights) + carrier - carrier.detach()
        return total, self._named(weights)

    @torch.no_grad()
    def _remember(self, squares: Tensor) -> None:
        if torch.distributed.is_available() and torch.distributed.is_initialized():
            torch.distributed.all_reduce(squares)
        lengths = squares.sqrt()
        mixed = torch.where(self.lengths > 0, self.lengths.lerp(lengths, 1 - self.keep), lengths)
        # A step that is not finite is skipped by the learner and must leave no trace here.
        self.lengths.copy_(torch.where(lengths.isfinite() & (lengths > 0), mixed, self.lengths))

    def _weights(self) -> Tensor:
        known = self.lengths > 0
        if not known.any():
            return self.user
        lengths = torch.where(known, self.lengths, self.lengths[known].mean())
        weights = self.user / lengths
        return weights * (self.user.sum() / weights.sum())


WEIGHTINGS: Mapping[str, type[Weighting]] = MappingProxyType(
    {
        "fixed": FixedWeighting,
        "uncertainty": UncertaintyWeighting,
        "gradnorm-output": GradNormWeighting,
    }
)


def make_weighting(kind: str, weights: Mapping[str, float]) -> Weighting:
    """Return a new weighting; raises ConfigError for an unknown kind or invalid weights."""
    if kind not in WEIGHTINGS:
        raise ConfigError(
            "Unknown weighting {kind!r}.",
            "Choose {weightings}.",
            kind=kind,
            weightings=", ".join(WEIGHTINGS),
        )
    if not weights or any(not 0 < weight < math.inf for weight in weights.values()):
        raise ConfigError(
            "The losses have the weights {weights}.", "Give numbers above 0.", weights=dict(weights)
        )
    return WEIGHTINGS[kind](weights)
