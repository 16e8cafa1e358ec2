using System.Globalization;

namespace Sunomi.GraphQL.Types;

/// <summary>Numbers as text where the schema wants a string: shortest digits, in the form that JavaScript gives them, since that is what clients compare with.</summary>
internal static class NumberText
{
    /// <param name="number">Finite.</param>
    public static string Of(double number)
    {
        var shortest = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        var digits = shortest.Split('E')[0].Replace(".", string.Empty, StringComparison.Ordinal).Trim('0');
        if (digits.Length == 0)
        {
            return "0";
        }

        var point = Point(shortest);
        var sign = number < 0 ? "-" : string.Empty;
        return sign + point switch
        {
            >= 1 and <= 21 when digits.Length <= point => digits.PadRight(point, '0'),
            >= 1 and <= 21 => $"{digits[..point]}.{digits[point..]}",
            > -6 and <= 0 => $"0.{new string('0', -point)}{digits}",
            _ => $"{digits[0]}{(digits.Length > 1 ? "." : string.Empty)}{digits[1..]}e{(point > 0 ? "+" : "-")}{Math.Abs(point - 1)}",
        };
    }

    /// <summary>Where the decimal point stands, counted from the first digit that is not zero.</summary>
    private static int Point(string shortest)
    {
        var parts = shortest.Split('E');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var whole = parts[0].Split('.')[0];
        return exponent + (whole != "0" ? whole.Length : 2 - parts[0].AsSpan().IndexOfAnyExcept('0', '.'));
    }
}
