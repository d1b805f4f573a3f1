using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace ETelecom.Zalo.Sandbox;

/// <summary>An answer before it goes out.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">JSON in UTF-8.</param>
internal readonly record struct ApiAnswer(int Status, byte[] Body)
{
    public const string MediaType = "application/json";

    public static ApiAnswer Of(IWireValue value) => new(200, Encoding.UTF8.GetBytes(WireJson.Write(value)));

    public Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = MediaType;
        context.Response.ContentLength = Body.Length;
        return context.Response.Body.WriteAsync(Body, 0, Body.Length, context.RequestAborted);
    }

    public static ApiAnswer Of(ServiceError error) => Of(error.ToBody()) with { Status = error.Code.HttpStatus };
}
