// May this person be called? The first argument is the number. The key comes from ETELECOM_API_KEY; ETELECOM_BASE_URL says where, if not the vendor.
using System;
using System.Threading.Tasks;
using ETelecom.Zalo;
using PermissionToCall;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        using (var client = new ZaloConsentClient(ZaloConsentClientOptions.FromEnvironment()))
        {
            try
            {
                var mayCall = await new CallCentre(client, "1234567890123456789").MayCallAsync(args[0]);
                Console.WriteLine(mayCall ? "yes" : "not yet");
                return 0;
            }
            catch (ZaloConsentException exception)
            {
                Console.Error.WriteLine($"{exception.Outcome}: {exception.Message}");
                return 1;
            }
        }
    }
}
