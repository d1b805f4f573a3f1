using System;
using System.ComponentModel;
using System.Globalization;

namespace ETelecom.Zalo;

/// <summary>Converts text to an open enum wherever .NET uses a <see cref="TypeConverter"/>: MVC, configuration, Newtonsoft's dictionary keys.</summary>
internal abstract class WireTextConverter(Func<string, object> parse) : TypeConverter
{
    public sealed override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

    public sealed override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? parse(text) : base.ConvertFrom(context, culture, value);
}
