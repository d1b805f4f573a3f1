using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ETelecom.Zalo.Sandbox.Tests;

/// <summary>Whatever a client receives: the ledger says what arrived, what was answered and what was charged.</summary>
public sealed class FaultsInTheLedgerTests : SandboxTest
{
    public static TheoryData<string> Faults => [.. SandboxFault.All.Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task The_ledger_is_correct_for_every_fault(string name)
    {
        var fault = SandboxFault.Parse(name);
        var method = fault.Methods[0];
        var call = await RawCall.OfAsync(Sandbox, method, name, method == "RequestConsent" ? RawCall.RequestBody : "{}");

        var request = Assert.Single(Sandbox.Ledger.Requests);
        Assert.Equal(method, request.Method);
        Assert.Equal(fault, request.Fault);
        Assert.Equal(call.Status, request.Status);
        var isCharged = method == "RequestConsent" && fault.WorkIsDone && fault != SandboxFault.RequestFails;
        Assert.Equal(isCharged ? 1 : 0, Sandbox.Ledger.Charges.Count);
        if (isCharged) Assert.Equal(request.RecordId, Sandbox.Ledger.Charges[0].RecordId);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Every_fault_strikes_the_reads_too_where_it_makes_sense(string name)
    {
        foreach (var method in SandboxFault.Parse(name).Methods.Except(["RequestConsent"]))
        {
            await using var sandbox = await ZaloSandbox.StartAsync();
            var call = await RawCall.OfAsync(
                sandbox, method, name, method == "CheckConsent" ? """{"oa_id":"7","phone":"84912345678"}""" : "{}");

            var request = Assert.Single(sandbox.Ledger.Requests);
            Assert.Equal(method, request.Method);
            Assert.Equal(name, request.Fault?.Name);
            Assert.Equal(call.Status, request.Status);
            Assert.Empty(sandbox.Ledger.Charges);
        }
    }
}
