using System;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace ETelecom.Zalo.Sandbox;

/// <summary>An answer before it goes out.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">JSON in UTF-8.</param>
internal readonly record struct ApiAnswer(int Status, byte[] Body)
{
    public const string MediaType = "application/json";

    public static ApiAnswer Of(IWireValue value) => new(StatusCodes.Status200OK, Encoding.UTF8.GetBytes(WireJson.Write(value)));

    public static ApiAnswer Of(ServiceError error) => Of(error.ToBody()) with { Status = error.Code.HttpStatus };

    /// <summary>The answer to an invalid request; null for an exception that is not the request's fault.</summary>
    public static ApiAnswer? OfException(Exception exception) => ErrorOf(exception) is { } error ? Of(error) : null;

    public Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = MediaType;
        context.Response.ContentLength = Body.Length;
        return context.Response.Body.WriteAsync(Body, 0, Body.Length, context.RequestAborted);
    }

    private static ServiceError? ErrorOf(Exception exception) => exception switch
    {
        ServiceError error => error,
        ContractException { Path.Length: > 0 } contract => ServiceError.InvalidArgument(contract.Path, contract.Rule),
        JsonException => new ServiceError(ApiErrorCode.Malformed, "the json request could not be decoded"),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            new ServiceError(ApiErrorCode.Malformed, "the request body is too large"),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } =>
            new ServiceError(ApiErrorCode.DeadlineExceeded, "the request body came too slowly"),
        BadHttpRequestException { InnerException: JsonException { Path: { } path } } =>
            new ServiceError(ApiErrorCode.Malformed, $"the json request could not be decoded at {path}"),
        BadHttpRequestException => new ServiceError(ApiErrorCode.Malformed, "the request body could not be read"),
        _ => null,
    };
}
