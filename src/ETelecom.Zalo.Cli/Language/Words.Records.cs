// What the fields of a record are called; their values' names are the contract's.
namespace ETelecom.Zalo.Cli.Language;

internal sealed partial class Words
{
    public string Id => Say("ID", "ID");

    public string Oa => Say("OA", "OA");

    public string Phone => Say("Phone", "Số điện thoại");

    public string CallTypeLabel => Say("Call type", "Loại cuộc gọi");

    public string ReasonLabel => Say("Reason", "Lý do");

    public string StatusLabel => Say("Status", "Trạng thái");

    public string ErrorLabel => Say("Error", "Lỗi");

    public string ErrorCode => Say("Error code", "Mã lỗi");

    public string ErrorMessage => Say("Error message", "Thông báo lỗi");

    public string MessageLabel => Say("Message", "Thông báo");

    public string ReplyLabel => Say("Reply", "Phản hồi");

    public string ChargedLabel => Say("Charged", "Tính phí");

    public string YesOrNo(bool yes) => yes ? Say("yes", "có") : Say("no", "không");

    public string DeliveryLabel => Say("Delivery", "Gửi thông báo");

    public string Delivered => Say("Delivered", "Đã nhận lúc");

    public string Created => Say("Created", "Tạo lúc");

    public string Updated => Say("Updated", "Cập nhật lúc");

    public string Expires => Say("Expires", "Hết hạn lúc");

    public string PermissionEnds => Say("Permission ends", "Hết quyền gọi lúc");

    public string Shop => Say("Shop", "Shop");

    public string Sender => Say("Sender", "Người gửi");

    public string State => Say("State", "Tình trạng");
}
