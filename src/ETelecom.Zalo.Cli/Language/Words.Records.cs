// The labels of the fields of a record; the names of their values come from the contract.
namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    public string Id => Text();

    public string Oa => Text();

    public string Phone => Text();

    public string CallTypeLabel => Text();

    public string ReasonLabel => Text();

    public string StatusLabel => Text();

    public string ErrorLabel => Text();

    public string ErrorCode => Text();

    public string ErrorMessage => Text();

    public string MessageLabel => Text();

    public string ReplyLabel => Text();

    public string ChargedLabel => Text();

    public string YesOrNo(bool yes) => yes ? Text("Yes") : Text("No");

    public string DeliveryLabel => Text();

    public string Delivered => Text();

    public string Created => Text();

    public string Updated => Text();

    public string Expires => Text();

    public string PermissionEnds => Text();

    public string Shop => Text();

    public string Sender => Text();

    public string State => Text();
}
