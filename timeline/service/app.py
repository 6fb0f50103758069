"""The ASGI app: extract, tag, validate and convert over HTTP, with its OpenAPI description, health and metrics."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException

from timeline import __version__
from timeline.model.timeline import Timeline
from timeline.service import requests as ask
from timeline.service.limits import Limits, TooSlow
from timeline.service.watch import Metrics, Watch

_ABOUT = "News text in, dated events out. Nothing that is sent is kept or logged, no address is fetched, and the same request gets the same answer."
_FAULTS: dict[int | str, dict[str, Any]] = {
    400: {"model": ask.Fault, "description": "The body cannot be read."},
    413: {"model": ask.Fault, "description": "The body is larger than the service takes."},
    422: {"model": ask.Fault, "description": "The request is not of its form, or says what cannot be used: where, why, and what to do."},
    503: {"model": ask.Fault, "description": "It took longer than the service gives it."},
}


def make(limits: Limits | None = None) -> FastAPI:
    """The app with its own limits and metrics."""
    limits = limits or Limits()
    metrics = Metrics()
    app = FastAPI(title="timeline", version=__version__, description=_ABOUT, docs_url=None, redoc_url=None, redirect_slashes=False)
    _work(app, limits)
    _state(app, metrics)
    _faults(app)
    app.add_middleware(Watch, metrics=metrics, most=limits.bytes)
    return app


def _work(app: FastAPI, limits: Limits) -> None:
    """The four things that it does."""

    @app.post("/v1/extract", response_model=Timeline, responses=_FAULTS, operation_id="extract", summary="The dated events of articles")
    async def extract(request: ask.ExtractRequest) -> Response:
        records = [each.record() for each in request.documents]
        return await _done(limits, "extract", documents=records, mode=request.mode, only=request.only, most=request.max_events)

    @app.post("/v1/tag", response_model=ask.TagAnswer, responses=_FAULTS, operation_id="tag", summary="The time expressions of a text")
    async def tag(request: ask.TagRequest) -> Response:
        return await _done(limits, "tag", document=request.record(), mode=request.mode)

    @app.post("/v1/validate", response_model=ask.ValidateAnswer, responses=_FAULTS, operation_id="validate", summary="What is wrong with a timeline file")
    async def validate(request: ask.ValidateRequest) -> Response:
        return await _done(limits, "validate", **request.model_dump())

    @app.post("/v1/convert", response_model=ask.ConvertAnswer, responses=_FAULTS, operation_id="convert", summary="A timeline file in another format")
    async def convert(request: ask.ConvertRequest) -> Response:
        return await _done(limits, "convert", **request.model_dump())


async def _done(limits: Limits, what: str, /, **arguments: Any) -> Response:
    """The answer as it is: it was made from the models, and is not checked by them again."""
    answer, fault = await limits.do(what, **arguments)
    return JSONResponse(fault, 422) if answer is None else JSONResponse(answer)


def _state(app: FastAPI, metrics: Metrics) -> None:
    """How it is."""

    @app.get("/health", response_model=ask.Health, operation_id="health", summary="Whether the service runs")
    async def health() -> dict[str, str]:
        return {"status": "ok", "version": __version__}

    @app.get("/metrics", response_class=PlainTextResponse, operation_id="metrics", summary="Counts and times, for Prometheus")
    async def told() -> Response:
        return Response(metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")


def _faults(app: FastAPI) -> None:
    """Every refusal has one form."""

    @app.exception_handler(RequestValidationError)
    async def not_of_its_form(_: Request, fault: RequestValidationError) -> Response:
        first = fault.errors()[0]
        where = ".".join(map(str, first["loc"])) or "body"
        return _fault(422, "RequestError", where, first["msg"], "see /openapi.json")

    @app.exception_handler(TooSlow)
    async def too_slow(_: Request, fault: TooSlow) -> Response:
        return _fault(503, "TooSlow", "the request", str(fault), "send less at once, or try again later")

    @app.exception_handler(HTTPException)
    async def refused(_: Request, fault: HTTPException) -> Response:
        answer = _fault(fault.status_code, "RequestError", "the request", str(fault.detail), "see /openapi.json")
        answer.headers.update(fault.headers or {})
        return answer


def _fault(status: int, kind: str, where: str, why: str, hint: str) -> JSONResponse:
    data = {"type": kind, "where": where, "why": why, "hint": hint}
    return JSONResponse({key: value.encode("utf-8", "replace").decode() for key, value in data.items()}, status)
