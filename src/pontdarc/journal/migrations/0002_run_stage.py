from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='run',
            name='stage',
            field=models.CharField(blank=True, help_text='what is being done, in the words of who does it', max_length=20),
        ),
    ]
