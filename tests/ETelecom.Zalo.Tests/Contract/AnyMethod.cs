using System;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace ETelecom.Zalo.Tests.Contract;

/// <summary>A method of the client by its name in the spec, so that a new one is tried without a line of its own.</summary>
internal static class AnyMethod
{
    /// <summary>
    /// Calls it with the first example of its request, and gives what was answered. The record of another request would be refused, so
    /// what <paramref name="answer"/> says of the request is asked.
    /// </summary>
    public static async Task<string> CallAsync(IZaloConsentClient client, string operation, string answer = "{}")
    {
        var method = Find(operation);
        var type = method.GetParameters()[0].ParameterType;
        var first = JObject.Parse(Spec.Examples.First(example => example.Schema == type.Name).Json);
        var said = JObject.Parse(answer);
        var fields = first.Properties().Where(field => IsValue(said[field.Name])).Select(field => field.Name).ToList();
        foreach (var field in fields) first[field] = said[field];
        var request = FromJson(type, first.ToString());

        var call = (Task)method.Invoke(client, [request, CancellationToken.None])!;
        await call;
        return ToJson(call.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(call)!);
    }

    /// <summary>An example of its answer as the client would write it: that it reads it rightly is the promise of another test.</summary>
    public static string Normal(string operation, string example) => ToJson(FromJson(Find(operation).ReturnType.GetGenericArguments()[0], example));

    /// <summary>The vendor's sample has placeholders.</summary>
    private static bool IsValue(JToken? said) => said is JValue { Value: string and not ("string" or "unknown") };

    private static MethodInfo Find(string operation) =>
        typeof(IZaloConsentClient).GetMethod(operation + "Async") ?? throw new InvalidOperationException($"The client has no method {operation}.");

    private static object FromJson(Type type, string json) => type.GetMethod("FromJson")!.Invoke(null, [json])!;

    private static string ToJson(object value) => (string)value.GetType().GetMethod("ToJson")!.Invoke(value, null)!;
}
