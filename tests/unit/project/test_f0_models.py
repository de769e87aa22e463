"""What the window offers as f0 methods is what the engine can use."""

from mynah.project.f0_models import missing_f0_methods
from mynah.project.paths import models_dir


def test_a_method_is_there_once_its_model_is():
    before = missing_f0_methods()
    assert "rmvpe" in before
    assert "swift" not in before
    place = models_dir() / "rmvpe"
    place.mkdir(parents=True)
    (place / "rmvpe.pt").write_bytes(b"weights")
    assert "rmvpe" not in missing_f0_methods()
